package dev.gatehouse.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that would check less than they seem to are refused when they are written. */
class RuleRefusalsTest {

    private static final String HEX = "'signature':{'header':'S','encoding':'hex'}";
    private static final String TEXT = "'signature':{'header':'S','encoding':'text'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{'algorithm':'sha256',HEX}                                       # unless signed holds {secret}",
                "{'algorithm':'hmac-sha256',HEX,'signed':'{secret}{body}'}        # {secret} is for plain digests",
                "{'algorithm':'hmac-sha256',HEX,'signed':'{body|rot13}'}          # must be one of sha1, sha256",
                "{'algorithm':'hmac-sha256',HEX,'signed':'[{body}'}               # a bracket without its partner",
                "{'algorithm':'hmac-sha256',HEX,'signed':'{body-sha256}'}         # signed holds {body-sha256}",
                "{'algorithm':'hmac-sha256',HEX,'signed':'{each-request}'}        # signed holds {each-request}",
                "{'algorithm':'hmac-sha256',HEX,'require':{'cookie:a':'b'}}       # must be header:NAME",
                "{'algorithm':'hmac-sha256',HEX,'require':{'each-request':'b'}}   # is no place in the request",
                "{'algorithm':'hmac-sha256','signature':{'at':'each-request','encoding':'hex'}} # at must be a place",
                "{'algorithm':'hmac-sha256',HEX,'each':'items'}                   # each must be a JSON pointer",
                "{'algorithm':'hmac-sha256',HEX,'keys':{'jwks':'https://a.example/k'}} # for algorithms with public keys",
                "{'algorithm':'hmac-sha256',HEX,'timestamp':{'claim':'iat'}}      # for the algorithm jws",
                "{'algorithm':'hmac-sha256',HEX,'jws':{'algorithms':'HS256'}}     # need each other",
                "{'algorithm':'hmac-sha256','signature':{'header':'S','at':'query:s','encoding':'hex'}} # one too many",
                "{'algorithm':'jws',TEXT}                                         # need each other",
                "{'algorithm':'jws',TEXT,'jws':{'algorithms':[]}}                 # must name at least one",
                "{'algorithm':'jws',TEXT,'jws':{'algorithms':'none'}}             # must be one of HS256",
                "{'algorithm':'jws',TEXT,'jws':{'algorithms':['HS256','RS256']}}  # in rules of their own",
                "{'algorithm':'jws',TEXT,'jws':{'algorithms':'RS256'}}            # have public keys",
                "{'algorithm':'jws',TEXT,'secret':'{pem}','jws':{'algorithms':'HS256'}} # have a shared secret",
                "{'algorithm':'http-message-signature',TEXT}                      # need each other",
                "{'algorithm':'ed25519',HEX,'keys':{'jwks':'http://a.example/k'}} # must be an https address",
                "{'algorithm':'ed25519',HEX,'keys':{'jku':true}}                  # must name the sender's own hosts",
                "{'algorithm':'ed25519',HEX,'keys':{'jku':true,'hosts':['*']}}    # a host is written in lower case",
                "{'algorithm':'ed25519',HEX,'keys':{'jwks':'https://a.example/k','kid':'body-sha256'}} # kid must be a place",
                "{'algorithm':'ed25519',HEX,'keys':{'certificateAt':'each-request','hosts':['a.example']}} # must be a place",
                "{'algorithm':'ed25519',HEX,'keys':{}}                            # one of jwks, jku and certificateAt",
                "{'algorithm':'ed25519',HEX,'keys':{'jwks':'https://a.example/k','pinned':['x']}} # is no public key",
            })
    void aRuleThatProvesTooLittleIsRefusedWithTheCure(String rule, String cure) {
        assertThatThrownBy(() -> SchemeReader.scheme(json(rule)))
                .isInstanceOf(InvalidScheme.class)
                .hasMessageContaining(cure);
    }

    @Test
    void aProviderWhosePublishedKeysAreEnoughTakesNoSecret() throws JsonProcessingException {
        var scheme = SchemeReader.scheme(json("{'algorithm':'ed25519',HEX,'keys':{'jwks':'https://a.example/k'}}"));
        assertThat(Verifier.of(scheme, List.of())).isNotNull();
        assertThatThrownBy(() -> Verifier.of(scheme, List.of(new Secret("a", "b"))))
                .isInstanceOf(InvalidSecret.class)
                .hasMessageContaining("has no secret");
    }

    @Test
    void keysCanOnlyBePinnedWhereTheyArePublished() {
        assertThatThrownBy(() -> SchemeReader.overridden(
                        Call.PROVIDERS.find("stripe").orElseThrow().scheme(),
                        json("{'publicKeys':['MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=']}")))
                .hasMessageContaining("has no use");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(text.replace("HEX", HEX).replace("TEXT", TEXT).replace('\'', '"'));
    }
}
