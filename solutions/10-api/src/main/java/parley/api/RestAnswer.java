// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Optional;
import parley.http.Problem;

/// An answer that an operation can give.
///
/// @param mediaType empty when it has no body
/// @param shape the body's, when it is JSON
record RestAnswer(int status, String mediaType, Optional<Shape> shape, String doc) {
    /// An answer with a JSON body.
    static RestAnswer json(int status, Shape shape, String doc) {
        return new RestAnswer(status, "application/json", Optional.of(shape), doc);
    }

    /// An answer without a body.
    static RestAnswer empty(int status, String doc) {
        return new RestAnswer(status, "", Optional.empty(), doc);
    }

    /// A refusal that no [ErrorCode] stands for.
    static RestAnswer problem(int status, String doc) {
        return new RestAnswer(status, Problem.MEDIA_TYPE, Optional.of(RestShapes.PROBLEM), doc);
    }

    /// An answer with another body.
    static RestAnswer bytes(int status, String mediaType, String doc) {
        return new RestAnswer(status, mediaType, Optional.empty(), doc);
    }

    boolean isRefusal() {
        return status >= 400;
    }
}
