// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import org.junit.jupiter.api.extension.Extension;

/// Runs a graded test on a thread of its own with a limit, and tells its failure as a story.
final class TaskExtension implements Extension {
}
