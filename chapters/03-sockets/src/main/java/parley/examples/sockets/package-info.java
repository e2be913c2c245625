// SPDX-License-Identifier: Apache-2.0
/// The runnable examples of chapter 3: small programs, one idea each, on loopback, with nothing but
/// the JDK. Every file with a `main` runs by itself: `./course demo 3 greeting-server`, or
/// `./course java` and the file's name.
package parley.examples.sockets;
