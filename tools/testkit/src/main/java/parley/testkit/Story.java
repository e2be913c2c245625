// SPDX-License-Identifier: Apache-2.0
package parley.testkit;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.function.Executable;

/// What a test tells about itself while it runs: its steps, what was sent and received, what was
/// expected. When the test fails, this becomes the message that the student reads.
///
/// A graded test takes it as a parameter: `void reads_a_line(Story story)`. Any thread may add to
/// it.
public final class Story {
    private final Transcript transcript = new Transcript();
    private final StoryLog log;

    /// A story of its own, for tests that are not graded.
    public Story() {
        this(TestFacts.NONE);
    }

    Story(TestFacts facts) {
        this.log = new StoryLog(facts, transcript);
    }

    /// Adds the next step: what is done now, in a few words. The arguments go into the text as in
    /// [String#format(String, Object...)], without regard to the locale.
    public Story step(String text, Object... args) {
        log.step(Escape.format(text, args));
        return this;
    }

    /// Adds bytes that the test handed to the code under test.
    public Story sent(byte... bytes) {
        return sent("the test", bytes);
    }

    /// Adds bytes that `who` (`client 2`) handed to the code under test.
    public Story sent(String who, byte... bytes) {
        transcript.data(who, Transcript.Direction.TO_YOU, bytes);
        return this;
    }

    /// Adds bytes that the code under test handed to the test.
    public Story received(byte... bytes) {
        return received("the test", bytes);
    }

    /// Adds bytes that the code under test handed to `who`.
    public Story received(String who, byte... bytes) {
        transcript.data(who, Transcript.Direction.FROM_YOU, bytes);
        return this;
    }

    /// Says what usually is wrong when the test fails from here on, in place of [Likely].
    public Story likely(String cause) {
        return likely(cause, "");
    }

    /// The same with the misconception behind it.
    public Story likely(String cause, String misconception) {
        log.likely(cause, misconception);
        return this;
    }

    /// Every byte both ways.
    public Transcript transcript() {
        return transcript;
    }

    /// Fails unless both texts are the same, and marks the first character that is not.
    ///
    /// @param what the thing that is looked at: `the first line`
    /// @param actual what the code under test gave; may be null
    public void expectText(String what, String expected, String actual) {
        if (expected.equals(actual)) return;
        if (actual == null) throw log.failed(what, Escape.quote(expected), "null");
        throw log.failed(what, Escape.quote(expected), Escape.quote(actual),
            Compared.texts(expected, actual));
    }

    /// Fails unless both arrays hold the same bytes, and marks the first byte that is wrong.
    ///
    /// @param what the thing that is looked at: `the frame on the wire`
    /// @param actual what the code under test gave; may be null
    public void expectBytes(String what, byte[] expected, byte[] actual) {
        if (Arrays.equals(expected, actual)) return;
        if (actual == null) throw log.failed(what, Escape.brief(expected), "null");
        throw log.failed(what, Escape.brief(expected), Escape.brief(actual),
            Compared.bytes(expected, actual));
    }

    /// Fails unless `expected.equals(actual)`. The expected value must be of a type of the JDK, so
    /// that no `equals` of a student decides.
    public <T> void expect(String what, T expected, T actual) {
        if (Shown.same(expected, actual)) return;
        throw log.failed(what, Shown.value(expected), Shown.value(actual));
    }

    /// Fails unless the code throws an exception of that type (or of a subtype), and returns it.
    ///
    /// @param when what is done: `the line is longer than the limit`
    public <X extends Throwable> X expectThrows(String when, Class<X> type, Callable<?> code) {
        return Refusal.expect(log, when, type, code);
    }

    /// The same for code that returns nothing.
    public <X extends Throwable> X expectThrows(String when, Class<X> type, Executable code) {
        return Refusal.expect(log, when, type, code);
    }

    /// The failure to throw: what should have been, and what was instead.
    public StoryError fail(String expected, String was) {
        return log.failed(expected, was);
    }

    /// The failure to throw, in one sentence.
    public StoryError fail(String sentence) {
        return log.failed(sentence);
    }

    StoryLog log() {
        return log;
    }

    /// Whoever takes part in the test and has to leave when it ends.
    void joins(Participant participant) {
        log.joins(participant);
    }

    StoryError notStarted(String id, Optional<Source> where) {
        return log.notStarted(id, where);
    }

    StoryError wrap(Throwable thrown) {
        return thrown instanceof StoryError told ? told : Thrown.told(log, thrown);
    }

    void threadDied(Thread thread, Throwable thrown) {
        log.note(Thrown.died(thread, thrown), Source.of(thrown));
    }

    void settle() {
        log.settle();
    }

    /// Ends a test that went well so far: lets the peers finish, and looks whether an expectation
    /// failed on a thread that nobody listened to.
    void finish() {
        log.participants().forEach(Participant::finish);
        log.failure().ifPresent(unheard -> {
            throw unheard;
        });
    }

    void abandon() {
        log.participants().forEach(Participant::abandon);
    }
}
