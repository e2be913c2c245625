// SPDX-License-Identifier: Apache-2.0
package parley.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The part of a target behind the question mark: `a=1&b=two+words`. Any thread.
final class Query {
    /// How many parameters a query may have.
    static final int MAX_PARAMETERS = 64;

    private Query() {}

    /// The values by name, in the order sent. A name without "=" has an empty value.
    ///
    /// @throws ProblemException 400 when there are too many or one cannot be decoded
    static Map<String, List<String>> parse(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (query.isEmpty()) return values;
        String[] pairs = query.split("&", MAX_PARAMETERS + 1);
        if (pairs.length > MAX_PARAMETERS)
            throw new ProblemException(400, "More than " + MAX_PARAMETERS + " parameters.");
        for (String pair : pairs) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.computeIfAbsent(PercentCode.decodeQuery(name), n -> new ArrayList<>())
                    .add(PercentCode.decodeQuery(value));
        }
        return values;
    }
}
