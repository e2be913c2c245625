// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The body of a method, a constructor or an initialiser, as javac's parser sees it.
///
/// @param member `LineReader.readLine`; for a constructor and an initialiser the type's name
/// @param returnType as written; empty for a constructor and an initialiser
/// @param initialiser whether it is an initialiser, which cannot be a task
/// @param open the offset of `{`
/// @param close the offset of `}`
record MethodBody(
        String member, String returnType, boolean initialiser, int open, int close) {

    /// All of a source, outer ones before inner ones.
    ///
    /// @throws CutException when the source has a syntax error
    static List<MethodBody> of(String file, String source) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask parser = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(
                null, null, problems, List.of("-proc:none"), null, List.of(unit(source)));
        List<MethodBody> found = new ArrayList<>();
        try {
            SourcePositions positions = Trees.instance(parser).getSourcePositions();
            for (CompilationUnitTree unit : parser.parse()) {
                refuseSyntaxErrors(file, problems);
                new Finder(unit, positions, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static JavaFileObject unit(String source) {
        return new SimpleJavaFileObject(
                URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static void refuseSyntaxErrors(
            String file, DiagnosticCollector<JavaFileObject> problems) {
        for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
            if (problem.getKind() != Diagnostic.Kind.ERROR) continue;
            throw new CutException(file, (int) problem.getLineNumber(),
                    "this is not Java: " + problem.getMessage(Locale.ROOT));
        }
    }

    private static final class Finder extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<MethodBody> found;

        Finder(CompilationUnitTree unit, SourcePositions positions, List<MethodBody> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (method.getBody() != null) {
                boolean constructor = method.getReturnType() == null;
                String member = constructor ? owner() : owner() + "." + method.getName();
                String type = constructor ? "" : method.getReturnType().toString();
                add(member, type, false, method.getBody());
            }
            return super.visitMethod(method, unused);
        }

        @Override
        public Void visitBlock(BlockTree block, Void unused) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
                add(owner(), "", true, block);
            }
            return super.visitBlock(block, unused);
        }

        private String owner() {
            return ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                    .getSimpleName().toString();
        }

        private void add(String member, String type, boolean initialiser, BlockTree body) {
            int open = (int) positions.getStartPosition(unit, body);
            int close = (int) positions.getEndPosition(unit, body) - 1;
            found.add(new MethodBody(member, type, initialiser, open, close));
        }
    }
}
