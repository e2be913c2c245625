// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.testkit.Transcript.Chunk;
import parley.testkit.Transcript.Direction;
import parley.testkit.Transcript.Event;

/// What went over, in hex and text: in short for a story, or whole.
final class TranscriptText {
    /// Blocks of bytes, one a connection and direction, that a story shows.
    static final int STORY_BLOCKS = 4;

    private TranscriptText() {
    }

    /// The bytes of each connection and direction, joined, as blocks of a story.
    static List<String> blocks(List<Chunk> chunks) {
        Map<String, TrafficBlock> blocks = new LinkedHashMap<>();
        for (Chunk chunk : chunks) {
            if (chunk.event() == Event.UPGRADE) blocks.keySet().removeAll(heads(chunk.who()));
            if (chunk.event() != Event.DATA && chunk.event() != Event.PLAN) continue;
            blocks.computeIfAbsent(head(chunk.who(), chunk.direction()),
                head -> new TrafficBlock()).add(chunk);
        }
        int older = Math.max(0, blocks.size() - STORY_BLOCKS);
        var lines = new ArrayList<String>();
        if (older > 0) lines.add("... " + Escape.count(older, "block") + " before");
        blocks.entrySet().stream().skip(older).forEach(entry ->
            lines.addAll(entry.getValue().lines(capital(entry.getKey()))));
        return lines;
    }

    private static Set<String> heads(String who) {
        return Arrays.stream(Direction.values()).map(way -> head(who, way))
            .collect(Collectors.toSet());
    }

    private static String head(String who, Direction way) {
        return switch (way) {
            case TO_YOU -> who + " sent you";
            case FROM_YOU -> "you sent " + who;
            case TO_SERVER -> who + " passed on to the server";
            case TO_CLIENT -> who + " passed on to the client";
        };
    }

    private static String capital(String head) {
        return Character.toUpperCase(head.charAt(0)) + head.substring(1);
    }

    /// The whole exchange in order: time, who, which way, hex and text.
    static String whole(List<Chunk> chunks) {
        var lines = new ArrayList<String>();
        for (Chunk chunk : chunks) {
            if (chunk.event() == Event.PLAN) continue;
            double ms = chunk.at().toNanos() / 1e6;
            String way = switch (chunk.direction()) {
                case TO_YOU -> "-> you";
                case FROM_YOU -> "<- you";
                case TO_SERVER -> "-> server";
                case TO_CLIENT -> "-> client";
            };
            String what = chunk.event() == Event.DATA || chunk.event() == Event.PIECE
                ? Escape.count(chunk.bytes().length + (long) chunk.left(), "byte")
                : chunk.event().name().toLowerCase(Locale.ROOT);
            lines.add(Escape.format("%10.3f ms  %s %s  %s", ms, chunk.who(), way, what));
            Hex.dump(chunk.bytes(), Integer.MAX_VALUE / Hex.ROW)
                .forEach(row -> lines.add("  " + row));
            if (chunk.left() > 0) lines.add("  ... " + Escape.more(chunk.left(), "byte")
                    + ", not kept");
        }
        return String.join("\n", lines);
    }
}
