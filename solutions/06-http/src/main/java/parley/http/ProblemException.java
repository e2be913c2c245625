// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.ArrayList;
import java.util.List;

/// The request cannot be answered as asked. Thrown where that is found, answered in one place with
/// the problem and the headers.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient List<Header> headers;

    /// An exception with headers for the answer, `Retry-After` for example.
    public ProblemException(Problem problem, List<Header> headers) {
        super(problem.status() + " " + problem.detail());
        this.problem = problem;
        this.headers = List.copyOf(headers);
    }

    /// An exception without headers of its own.
    public ProblemException(Problem problem) {
        this(problem, List.of());
    }

    /// A problem that its status says.
    public ProblemException(int status, String detail) {
        this(Problem.of(status, detail));
    }

    /// The same with one more header.
    public ProblemException with(String name, String value) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header(name, value));
        ProblemException more = new ProblemException(problem, all);
        more.setStackTrace(getStackTrace());
        return more;
    }

    /// What to answer.
    public Problem problem() {
        return problem;
    }

    /// Headers of the answer.
    public List<Header> headers() {
        return headers;
    }
}
