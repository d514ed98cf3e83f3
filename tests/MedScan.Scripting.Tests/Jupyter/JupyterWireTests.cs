using System.Text;
using MedScan.Scripting.Jupyter;

namespace MedScan.Scripting.Tests.Jupyter;

public sealed class JupyterWireTests
{
    // printf '{"msg_id":"1","session":"s","username":"u","date":"2026-01-02T03:04:05Z","msg_type":"t","version":"5.4"}{}{}{"a":1}' |
    //   openssl dgst -sha256 -hmac 'a key'
    private const string Signature = "6cd18220876b3d9277745a35a988b104dd3f93c2c4ca23fc43e3c877656d207b";

    private static readonly byte[][] Parts =
    [
        "client"u8.ToArray(),
        "<IDS|MSG>"u8.ToArray(),
        Encoding.ASCII.GetBytes(Signature),
        """{"msg_id":"1","session":"s","username":"u","date":"2026-01-02T03:04:05Z","msg_type":"t","version":"5.4"}"""u8.ToArray(),
        "{}"u8.ToArray(),
        "{}"u8.ToArray(),
        """{"a":1}"""u8.ToArray(),
        [1, 2, 3],
    ];

    [Fact]
    public void Decode_SignedMessage_IsReadAndWrittenBackByteByByte()
    {
        JupyterMessage message = Wire("a key").Decode(Parts);

        Assert.Equal(("t", "1", "client"), (message.Type, message.Header.MsgId, Encoding.ASCII.GetString(Assert.Single(message.Identities))));
        Assert.Equal([1, 2, 3], Assert.Single(message.Buffers));
        Assert.Equal(Parts, Wire("a key").Encode(message));
    }

    [Fact]
    public void Decode_OtherKey_IsRefused() =>
        Assert.Contains("signature", Assert.Throws<ScriptingException>(() => Wire("another key").Decode(Parts)).Message, StringComparison.Ordinal);

    [Fact]
    public void Decode_ChangedContent_IsRefused()
    {
        byte[][] changed = [.. Parts];
        changed[6] = """{"a":2}"""u8.ToArray();

        Assert.Throws<ScriptingException>(() => Wire("a key").Decode(changed));
    }

    [Fact]
    public void Decode_SameMessageTwice_IsRefusedTheSecondTime()
    {
        JupyterWire wire = Wire("a key");
        wire.Decode(Parts);

        Assert.Contains("twice", Assert.Throws<ScriptingException>(() => wire.Decode(Parts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_EmptyKey_TakesAnySignatureAnyNumberOfTimes()
    {
        JupyterWire wire = Wire("");
        wire.Decode(Parts);

        Assert.Equal("t", wire.Decode(Parts).Type);
        Assert.Empty(wire.Encode(wire.Decode(Parts))[2]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Decode_TooFewParts_IsRefused(int count) =>
        Assert.Throws<ScriptingException>(() => Wire("").Decode(Parts[..count]));

    [Fact]
    public void Decode_HeaderThatIsNoJson_IsRefused()
    {
        byte[][] broken = [.. Parts];
        broken[3] = "{"u8.ToArray();

        Assert.Throws<ScriptingException>(() => Wire("").Decode(broken));
    }

    [Fact]
    public void Signer_UnknownScheme_SaysWhichIsKnown() =>
        Assert.Contains("hmac-sha256", Assert.Throws<ScriptingException>(() => new MessageSigner("hmac-md5", "a key")).Message, StringComparison.Ordinal);

    private static JupyterWire Wire(string key) => new(new MessageSigner("hmac-sha256", key));
}
