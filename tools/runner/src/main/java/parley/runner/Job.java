// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the test JVM is told on its standard input: one job, then nothing more.
///
/// @param key the secret that signs the records of this run
/// @param limitScale what every time limit is multiplied with
/// @param transcripts the folder for the transcripts of failed tests; empty: nowhere
/// @param tests class files of the graded tests by binary name
/// @param submission class files of the student's code by binary name
/// @param libraries jars or folders of earlier reference parts
/// @param cases the tests to run, in this order
public record Job(byte[] key, double limitScale, String transcripts,
        Map<String, byte[]> tests, Map<String, byte[]> submission,
        List<String> libraries, List<Case> cases) {

    /// One test.
    ///
    /// @param type the binary name of its class
    /// @param method its method's name
    public record Case(String type, String method) {
    }

    /// Writes the job in the form that [#read] understands.
    public void write(DataOutputStream out) throws IOException {
        out.write(key);
        out.writeDouble(limitScale);
        out.writeUTF(transcripts);
        writeClasses(out, tests);
        writeClasses(out, submission);
        out.writeInt(libraries.size());
        for (var library : libraries) out.writeUTF(library);
        out.writeInt(cases.size());
        for (var one : cases) {
            out.writeUTF(one.type());
            out.writeUTF(one.method());
        }
        out.flush();
    }

    /// Reads what [#write] wrote.
    public static Job read(DataInputStream in) throws IOException {
        var key = in.readNBytes(Seal.KEY_BYTES);
        var limitScale = in.readDouble();
        var transcripts = in.readUTF();
        var tests = readClasses(in);
        var submission = readClasses(in);
        var libraries = new ArrayList<String>();
        for (int n = in.readInt(); n > 0; n--) libraries.add(in.readUTF());
        var cases = new ArrayList<Case>();
        for (int n = in.readInt(); n > 0; n--) cases.add(new Case(in.readUTF(), in.readUTF()));
        return new Job(key, limitScale, transcripts, tests, submission, libraries, cases);
    }

    private static void writeClasses(DataOutputStream out, Map<String, byte[]> classes)
            throws IOException {
        out.writeInt(classes.size());
        for (var type : classes.entrySet()) {
            out.writeUTF(type.getKey());
            out.writeInt(type.getValue().length);
            out.write(type.getValue());
        }
    }

    private static Map<String, byte[]> readClasses(DataInputStream in) throws IOException {
        var classes = new TreeMap<String, byte[]>();
        for (int n = in.readInt(); n > 0; n--) {
            var name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return classes;
    }
}
