using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IamSim.Tests.SignIn;

/// <summary>A security key in software: one ES256 credential, as a YubiKey would make it for one site.</summary>
internal sealed class SoftAuthenticator(string relyingParty = "localhost", string origin = "http://localhost:5080") : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte AttestedData = 0x40;

    public static readonly Guid Model = new("2fc0579f-8113-47ea-b116-bb5a8db9202a");

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);

    /// <summary>How often it has signed; null for a key that does not count.</summary>
    public uint? Counter { get; set; } = 0;

    /// <summary>Answers the options of a registration.</summary>
    /// <param name="options">The options.</param>
    /// <param name="selfAttested">True signs the answer with the new key: "packed" self attestation; otherwise "none".</param>
    public object Register(JsonElement options, bool selfAttested = false)
    {
        var client = ClientData("webauthn.create", options);
        var authData = AuthData(UserPresent | AttestedData, [.. Model.ToByteArray(bigEndian: true), 0, (byte)_id.Length, .. _id, .. PublicKey()]);
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString(selfAttested ? "packed" : "none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(selfAttested ? 2 : 0);
        if (selfAttested)
        {
            cbor.WriteTextString("alg");
            cbor.WriteInt32(-7);
            cbor.WriteTextString("sig");
            cbor.WriteByteString(Sign(authData, client));
        }

        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString(authData);
        cbor.WriteEndMap();
        return Credential(new { attestationObject = Base64Url.EncodeToString(cbor.Encode()), clientDataJSON = Base64Url.EncodeToString(client), transports = new[] { "usb" } });
    }

    /// <summary>Answers the options of a sign-in, with the counter one further.</summary>
    public object Assert(JsonElement options)
    {
        Counter++;
        var client = ClientData("webauthn.get", options);
        var authData = AuthData(UserPresent, []);
        return Credential(new
        {
            authenticatorData = Base64Url.EncodeToString(authData),
            clientDataJSON = Base64Url.EncodeToString(client),
            signature = Base64Url.EncodeToString(Sign(authData, client)),
        });
    }

    public void Dispose() => _key.Dispose();

    private object Credential(object response) => new
    {
        id = Base64Url.EncodeToString(_id),
        rawId = Base64Url.EncodeToString(_id),
        type = "public-key",
        response,
        clientExtensionResults = new { },
    };

    private byte[] ClientData(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private byte[] AuthData(byte flags, byte[] attested)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter ?? 0);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), flags, .. counter, .. attested];
    }

    private byte[] Sign(byte[] authData, byte[] client) =>
        _key.SignData([.. authData, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            cbor.WriteInt32(label);
            cbor.WriteInt32(value);
        }

        cbor.WriteInt32(-2);
        cbor.WriteByteString(point.X!);
        cbor.WriteInt32(-3);
        cbor.WriteByteString(point.Y!);
        cbor.WriteEndMap();
        return cbor.Encode();
    }
}
