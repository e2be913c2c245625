// SPDX-License-Identifier: Apache-2.0
package parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.http.Request;

/// Against whom a request without a session counts.
class RestDoorTest {
    private final List<String> counted = new ArrayList<>();
    private final RestDoor door = new RestDoor(
            token -> { throw new AssertionError("nobody is looked up"); },
            (bucket, who) -> counted.add(who));

    private static Request from(String address) {
        InetSocketAddress peer = new InetSocketAddress(InetAddress.ofLiteral(address), 1);
        return (Request) Proxy.newProxyInstance(Request.class.getClassLoader(),
                new Class<?>[] {Request.class}, (_, method, _) -> {
                    assertThat(method.getName()).as("no header tells who asks").isEqualTo("peer");
                    return peer;
                });
    }

    @Test
    void counts_a_household_as_one_whatever_address_of_its_own_it_takes() {
        RestOperation open = RestOperation.of("POST", "/x", "x", "x").by(RestAccess.ANYBODY);
        for (String address : List.of("2001:db8::1", "2001:db8::2:3", "2001:db8:0:1::1",
                "192.0.2.1", "192.0.2.2"))
            assertThat(door.admit(open, from(address))).isEmpty();

        assertThat(counted.get(0)).isEqualTo(counted.get(1));
        assertThat(counted.subList(1, 5)).doesNotHaveDuplicates();
    }
}
