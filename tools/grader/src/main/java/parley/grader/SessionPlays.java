// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.util.List;
import java.util.Map;

/// What a session shows now.
///
/// @param blocks the blocks that were played, in order
/// @param untold lines that programs showed and no block tells of, by terminal
record SessionPlays(List<SessionPlayer.Played> blocks, Map<String, List<String>> untold) {}
