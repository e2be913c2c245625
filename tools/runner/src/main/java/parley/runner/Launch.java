// SPDX-License-Identifier: Apache-2.0
package parley.runner;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// A JUnit launcher that takes nothing from the class path: one engine, no listeners, no
/// extensions and no settings but our own.
final class Launch {
    private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(jupiter())
            .build());

    /// Runs one test method; a parameterized one with all its rows.
    void run(Class<?> type, String method, Outcomes outcomes) {
        launcher.execute(request(type, find(type, method)), outcomes);
    }

    /// The engine of the boot layer's named modules; the class path is not asked.
    private static TestEngine jupiter() {
        return ServiceLoader.load(ModuleLayer.boot(), TestEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.getId().equals("junit-jupiter")).findFirst()
                .orElseThrow(() -> new IllegalStateException("JUnit Jupiter is missing"));
    }

    private static LauncherDiscoveryRequest request(Class<?> type, Method method) {
        return LauncherDiscoveryRequestBuilder.request()
                .enableImplicitConfigurationParameters(false)
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
                .selectors(selectMethod(type, method)).build();
    }

    private static Method find(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isSynthetic())
                .findFirst().orElseThrow(() -> new IllegalStateException(
                        "no test " + name + " in " + type.getName()));
    }
}
