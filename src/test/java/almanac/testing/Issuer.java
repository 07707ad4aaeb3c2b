package almanac.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An issuer of tokens as OpenID Connect has it: says over HTTP who it is and what its public key
 * is, and signs whatever a test wants signed, rightly or not.
 */
public final class Issuer implements AutoCloseable {
  public static final String AUDIENCE = "almanac-test";

  private static final String KEY_ID = "first";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final KeyPair keys = rsa();

  private Issuer(HttpServer server) {
    this.server = server;
  }

  public static Issuer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Issuer issuer = new Issuer(server);
      issuer.serve(
          "/.well-known/openid-configuration",
          Map.of(
              "issuer", issuer.url(),
              "jwks_uri", issuer.url() + "/keys",
              "token_endpoint", issuer.url() + "/token",
              "authorization_endpoint", issuer.url() + "/authorize",
              "subject_types_supported", List.of("public"),
              "response_types_supported", List.of("code"),
              "id_token_signing_alg_values_supported", List.of("RS256")));
      issuer.serve("/keys", Map.of("keys", List.of(issuer.publicKey())));
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Claims that are in order, for somebody of these roles; a test spoils them as it likes. */
  public Map<String, Object> claims(String subject, String... roles) {
    Instant now = Instant.now();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", url());
    claims.put("aud", AUDIENCE);
    claims.put("sub", subject);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());
    claims.put("roles", List.of(roles));
    return claims;
  }

  /** A token as this issuer makes them. */
  public String sign(Map<String, Object> claims) {
    return signWith(keys, claims);
  }

  /** A token that says it is signed by this issuer, with the key of somebody else. */
  public String signWithOtherKey(Map<String, Object> claims) {
    return signWith(rsa(), claims);
  }

  /** A token that says that nobody signed it. */
  public static String unsigned(Map<String, Object> claims) {
    return part(Map.of("alg", "none", "typ", "JWT")) + "." + part(claims) + ".";
  }

  /**
   * A token signed with a secret that is no secret: the public key, in a form that all can read.
   */
  public String signWithPublicKeyAsSecret(Map<String, Object> claims, byte[] secret) {
    String text = part(Map.of("alg", "HS256", "kid", KEY_ID, "typ", "JWT")) + "." + part(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return text + "." + base64(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public PublicKey key() {
    return keys.getPublic();
  }

  private static String signWith(KeyPair keys, Map<String, Object> claims) {
    String text = part(Map.of("alg", "RS256", "kid", KEY_ID, "typ", "JWT")) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return text + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> publicKey() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return Map.of(
        "kty",
        "RSA",
        "use",
        "sig",
        "alg",
        "RS256",
        "kid",
        KEY_ID,
        "n",
        base64(unsigned(key.getModulus())),
        "e",
        base64(unsigned(key.getPublicExponent())));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private void serve(String path, Map<String, Object> body) {
    byte[] bytes = json(body);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("content-type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static String part(Map<String, Object> json) {
    return base64(json(json));
  }

  private static byte[] json(Map<String, Object> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
