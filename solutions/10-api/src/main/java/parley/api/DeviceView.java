// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.time.Instant;
import java.util.Locale;
import parley.accounts.Device;

/// A session in its owner's list.
record DeviceView(String id, String device, Instant createdAt, Instant seenAt, Instant expiresAt,
        boolean current) {
    static DeviceView of(Device device) {
        return new DeviceView(device.sessionId(), device.name(), device.createdAt(),
                device.seenAt(), device.expiresAt(), device.current());
    }

    /// Its place in the list: by age, then by id.
    String key() {
        return String.format(Locale.ROOT, "%015d.%s", createdAt.toEpochMilli(), id);
    }
}
