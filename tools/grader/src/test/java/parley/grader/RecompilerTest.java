// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecompilerTest {
    private static final Map<String, String> FILES = Map.of(
            "Base.java", """
                    package p;
                    import java.io.IOException;
                    class Base<T> {
                        static final int LIMIT = 10;
                        private int seen;
                        int price;
                        int size(T of) throws IOException { return seen; }
                        int twice(int n) { return 2 * n; }
                        private int secret() { return seen; }
                        static class Inner { }
                    }
                    """,
            "Shape.java", """
                    package p;
                    sealed interface Shape {
                        record Dot(int x) implements Shape { }
                        record Line(int x, int y) implements Shape { }
                        enum Colour { RED, BLUE }
                    }
                    """,
            "User.java", """
                    package p;
                    import java.io.IOException;
                    class User extends Base<String> {
                        static final int MORE = LIMIT + 1;
                        int use(Shape shape, Shape.Colour colour) throws IOException {
                            var inner = new Base.Inner();
                            int all = price + twice(MORE) + size("") + inner.hashCode();
                            switch (colour) { case RED -> all++; case BLUE -> all--; }
                            return all + switch (shape) {
                                case Shape.Dot(int x) -> x;
                                case Shape.Line(int x, int y) -> x + y;
                            };
                        }
                    }
                    """,
            "Alone.java", """
                    package p;
                    import java.util.List;
                    class Alone {
                        List raw() { return List.of(); }
                    }
                    """);

    @TempDir
    Path folder;
    private Compiler compiler;
    private Recompiler recompiler;

    @BeforeEach
    void open() throws IOException {
        for (var file : FILES.entrySet())
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        compiler = new Compiler(folder);
        recompiler = new Recompiler(compiler);
        assertThat(compile().succeeded()).isTrue();
    }

    @AfterEach
    void close() {
        compiler.close();
    }

    /// What is written stands between apostrophes, so that commas may stand in it.
    @ParameterizedTest(name = "{3}: {1} -> {2}")
    @CsvSource(textBlock = """
            Base.java,  '2 * n',              'n + n',                    the body of a method
            Base.java,  'private int seen',   'private long seenToo; private int seen', a private field
            Base.java,  'return 2 * n;',      'Runnable r = () -> { }; r.run(); return 2 * n;', a lambda
            Base.java,  'class Base',         '// a comment\\nclass Base', a comment
            Alone.java, 'List.of()',          'List.of(1)',               the body of a method with a warning
            User.java,  'return all +',       'return 1 + all +',         the body of a method that uses others
            """)
    void compiles_only_the_changed_file_where_that_makes_no_difference(
            String file, String old, String text, String what) throws IOException {
        var others = compile().classes();
        edit(file, old, text);

        var again = compile();

        assertSameAsAll(again);
        assertThat(others.entrySet()).as(what)
                .filteredOn(type -> !type.getKey().startsWith("p." + file.replace(".java", "")))
                .isNotEmpty().allMatch(type -> again.classes().get(type.getKey()) == type.getValue());
    }

    @ParameterizedTest(name = "{3}: {1} -> {2}")
    @CsvSource(textBlock = """
            Base.java,  'LIMIT = 10',         'LIMIT = 20',               a constant that was copied
            Base.java,  'int price;',         'long price;',              the type of a field
            Base.java,  'int price;',         'private int price;',       a field that is private now
            Base.java,  'int price;',         '',                         a field that is gone
            Base.java,  'int twice(int n) { return 2 * n; }', '',         a method that is gone
            Base.java,  'int twice(int n)',   'long twice(long n)',       the types of a method
            Base.java,  'int twice(int n)',   'static int twice(int n)',  a method that is static now
            Base.java,  'int twice(int n)',   'private int twice(int n)', a method that is private now
            Base.java,  'int twice(int n)',   'final int twice(int n)',   a method that is final now
            Base.java,  'int twice(int n)',   '@Deprecated int twice(int n)', a warning for its callers
            Base.java,  'throws IOException', 'throws Exception',         a wider exception
            Base.java,  'class Base<T>',      'class Base<T extends Number>', a bound
            Base.java,  'class Base<T>',      'final class Base<T>',      a class that is final now
            Base.java,  'class Base<T>',      'abstract class Base<T>',   a class that is abstract now
            Base.java,  'int size(T of)',     'int size(Object of)',      a type that javac erases to the same
            Base.java,  'static class Inner', 'class Inner',              a nested class that needs an outer one
            Base.java,  'static class Inner', 'private static class Inner', a nested class that is private now
            Base.java,  'static class Inner { }', '',                     a nested class that is gone
            Base.java,  'class Base<T>',      'class Renamed<T>',         a class with another name
            Base.java,  'private int secret() { return seen; }', 'int secret(int n) { return n; }', a new method
            Base.java,  'return seen; }',     'return seen }',            what does not compile
            Shape.java, 'record Dot(int x)',  'record Dot(long x)',       the type of a component
            Shape.java, 'record Dot(int x)',  'record Dot(int x, int z)', one more component
            Shape.java, 'enum Colour',        'record More() implements Shape { } enum Colour', one more case
            Shape.java, 'sealed interface',   'interface',                no seal
            Shape.java, 'RED, BLUE',          'BLUE, RED',                the order of constants
            Shape.java, 'RED, BLUE',          'RED',                      a constant that is gone
            Alone.java, 'class Alone',        'class User',               a class that is there twice
            """)
    void a_change_that_others_can_see_compiles_all(
            String file, String old, String text, String what) throws IOException {
        edit(file, old, text);

        assertSameAsAll(compile());

        edit(file, text, old);
        assertThat(compile().succeeded()).as(what).isTrue();
        assertSameAsAll(compile());
    }

    @Test
    void a_file_that_is_gone_is_missed_by_those_that_need_it() throws IOException {
        Files.delete(folder.resolve("Shape.java"));

        assertSameAsAll(compile());
        assertThat(compile().succeeded()).isFalse();
    }

    @Test
    void a_file_that_is_new_hides_nothing() throws IOException {
        Files.writeString(folder.resolve("More.java"), "package p; class More extends Base<User> { }");

        assertSameAsAll(compile());
        assertThat(compile().classes()).containsKey("p.More");
    }

    @Test
    void two_files_that_change_together_see_each_other() throws IOException {
        edit("Base.java", "int price;", "int prize;");
        edit("User.java", "price", "prize");

        assertSameAsAll(compile());
        assertThat(compile().succeeded()).isTrue();
    }

    private void edit(String file, String old, String text) throws IOException {
        var path = folder.resolve(file);
        var before = Files.readString(path);
        var from = old.replace("\\n", "\n");
        var to = text.replace("\\n", "\n");
        if (from.isEmpty()) {
            Files.writeString(path, FILES.get(file));
            return;
        }
        assertThat(before).contains(from);
        Files.writeString(path, before.replace(from, to));
    }

    private Compilation compile() {
        return recompiler.compile(SourceFile.readAll(List.of(folder)), List.of());
    }

    /// As a compiler says that sees these sources for the first time.
    private void assertSameAsAll(Compilation again) {
        var all = compiler.withWarnings(SourceFile.readAll(List.of(folder)), List.of());
        assertThat(again.problems()).containsExactlyInAnyOrderElementsOf(all.problems());
        assertThat(again.classes().keySet()).isEqualTo(all.classes().keySet());
        again.classes().forEach((name, bytes) ->
                assertThat(bytes).as(name).isEqualTo(all.classes().get(name)));
    }
}
