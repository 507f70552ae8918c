package dev.gatehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorTest {

    @Test
    void is_on_this_machine_alone_unless_the_settings_say_otherwise() {
        assertThat(Door.from(Map.of())).isEqualTo(new Door("127.0.0.1", 8080));
        assertThat(Door.from(Map.of("GATEHOUSE_HTTP_ADDRESS", "0.0.0.0", "GATEHOUSE_HTTP_PORT", "80")))
                .isEqualTo(new Door("0.0.0.0", 80));
    }

    @Test
    void names_the_setting_when_the_port_is_taken_or_no_number() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(new Door("127.0.0.1", taken.getLocalPort())::requireFree)
                    .isInstanceOf(RunFailure.class)
                    .hasMessageContaining("GATEHOUSE_HTTP_PORT");
        }
        assertThatThrownBy(() -> Door.from(Map.of("GATEHOUSE_HTTP_PORT", "http")))
                .isInstanceOf(RunFailure.class);
    }
}
