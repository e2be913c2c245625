// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// Keeps the class files that javac writes in memory, so that nothing needs cleaning up, and shows
/// it class files from memory as if they were on the class path.
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, byte[]> shown;
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();
    private final Map<String, Path> origins = new TreeMap<>();

    /// @param shown class files by binary name, which javac may use
    MemoryFiles(StandardJavaFileManager below, Map<String, byte[]> shown) {
        super(below);
        this.shown = shown;
    }

    Map<String, byte[]> classes() {
        var classes = new TreeMap<String, byte[]>();
        written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    /// The source of each class that was written.
    Map<String, Path> origins() {
        return Map.copyOf(origins);
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String inPackage,
            Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        var found = super.list(location, inPackage, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || shown.isEmpty()
                || !kinds.contains(JavaFileObject.Kind.CLASS)) return found;
        var all = new ArrayList<JavaFileObject>();
        shown.forEach((name, bytes) -> {
            if (name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(inPackage))
                all.add(new ShownClass(name, bytes));
        });
        found.forEach(all::add);
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof ShownClass ours ? ours.name : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        if (one instanceof ShownClass || other instanceof ShownClass) return one.equals(other);
        return super.isSameFile(one, other);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        var bytes = new ByteArrayOutputStream();
        written.put(name, bytes);
        if (sibling instanceof SourceFile source) origins.put(name, source.path());
        return new SimpleJavaFileObject(uri(name), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    @Override
    public void close() {
        // The file manager below stays open for the next compilation.
    }

    private static URI uri(String name) {
        return URI.create("memory:///" + name.replace('.', '/') + JavaFileObject.Kind.CLASS.extension);
    }

    /// A class file in memory.
    private static final class ShownClass extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        ShownClass(String name, byte[] bytes) {
            super(MemoryFiles.uri(name), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
