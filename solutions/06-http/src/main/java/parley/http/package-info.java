// SPDX-License-Identifier: Apache-2.0

/// HTTP/1.1 and WebSocket: parser and server by hand, the public entrance on Undertow.
package parley.http;
