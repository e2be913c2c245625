// SPDX-License-Identifier: Apache-2.0

/// One thread and a selector for tens of thousands of connections.
package parley.eventloop;
