// SPDX-License-Identifier: Apache-2.0

/// The greeting server as a compact source file: no class around it, nothing to import.
///
/// `GreetingServer` is the same in the classic form. Call it with `GreetingClient`.
// --8<-- [start:main]
void main(String[] args) throws IOException {
    int port = args.length == 0 ? 12345 : Integer.parseInt(args[0]);
    var here = InetAddress.getLoopbackAddress();
    try (var server = new ServerSocket(port, 5, here)) {
        IO.println("Listening on port " + server.getLocalPort());
        while (true) {
            try (Socket client = server.accept()) {
                var out = client.getOutputStream();
                out.write("Thank you for connecting\n"
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
// --8<-- [end:main]
