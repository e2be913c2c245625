// SPDX-License-Identifier: Apache-2.0
package parley.grader;

/// One thing that `./course doctor` looked at.
///
/// @param what it looked at, in a word or two
/// @param found what is there, in a sentence
/// @param fix what to do; empty when nothing has to be done
record DoctorCheck(String what, State state, String found, String fix) {
    /// How well it is.
    enum State {
        /// As it should be.
        OK,
        /// The course works, but something of it does not, or not as well.
        NOTE,
        /// The course does not work like this.
        BAD
    }

    static DoctorCheck ok(String what, String found) {
        return new DoctorCheck(what, State.OK, found, "");
    }

    static DoctorCheck note(String what, String found, String fix) {
        return new DoctorCheck(what, State.NOTE, found, fix);
    }

    static DoctorCheck bad(String what, String found, String fix) {
        return new DoctorCheck(what, State.BAD, found, fix);
    }
}
