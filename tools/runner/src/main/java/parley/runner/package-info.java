// SPDX-License-Identifier: Apache-2.0

/// The program of the JVM that runs graded tests.
package parley.runner;
