using System.Buffers.Binary;
using System.Text;

namespace MedScan.Scripting.Zmtp;

/// <summary>What a peer says of itself in its READY command.</summary>
/// <param name="Type">The kind of its socket.</param>
/// <param name="Identity">The name it wants to be addressed by; empty where it has none.</param>
internal sealed record ZmtpPeer(ZmtpSocketType Type, byte[] Identity)
{
    private const int LongestIdentity = 255;

    /// <summary>Whether two kinds of sockets may talk.</summary>
    /// <param name="other">The other side.</param>
    /// <returns>As ZeroMQ's table says.</returns>
    public bool FitsTo(ZmtpSocketType other) => (other, Type) switch
    {
        (ZmtpSocketType.Router, ZmtpSocketType.Req or ZmtpSocketType.Dealer or ZmtpSocketType.Router) => true,
        (ZmtpSocketType.Dealer, ZmtpSocketType.Rep or ZmtpSocketType.Dealer or ZmtpSocketType.Router) => true,
        (ZmtpSocketType.Rep, ZmtpSocketType.Req or ZmtpSocketType.Dealer) => true,
        (ZmtpSocketType.Req, ZmtpSocketType.Rep or ZmtpSocketType.Router) => true,
        (ZmtpSocketType.Pub or ZmtpSocketType.XPub, ZmtpSocketType.Sub or ZmtpSocketType.XSub) => true,
        (ZmtpSocketType.Sub or ZmtpSocketType.XSub, ZmtpSocketType.Pub or ZmtpSocketType.XPub) => true,
        _ => false,
    };

    /// <summary>The READY command of this socket.</summary>
    /// <returns>One frame.</returns>
    public byte[] ToReady()
    {
        using MemoryStream body = new();
        body.Write("\u0005READY"u8);
        Write(body, "Socket-Type", Encoding.ASCII.GetBytes(Type.ToString().ToUpperInvariant()));
        if (Type is ZmtpSocketType.Req or ZmtpSocketType.Dealer or ZmtpSocketType.Router)
            Write(body, "Identity", Identity);
        return ZmtpFrames.EncodeCommand(body.ToArray());
    }

    /// <summary>Reads a READY command.</summary>
    /// <param name="body">The frame's body.</param>
    /// <returns>Who it is.</returns>
    /// <exception cref="ZmtpException">It is another command, or malformed.</exception>
    public static ZmtpPeer Parse(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("\u0005READY"u8))
            throw new ZmtpException("Expected the command READY from the peer.");

        ZmtpSocketType? type = null;
        byte[] identity = [];
        for (ReadOnlySpan<byte> rest = body[6..]; !rest.IsEmpty;)
        {
            ReadOnlySpan<byte> name = Take(ref rest, Take(ref rest, 1)[0]);
            ReadOnlySpan<byte> value = Take(ref rest, BinaryPrimitives.ReadUInt32BigEndian(Take(ref rest, 4)));
            switch (Encoding.ASCII.GetString(name).ToUpperInvariant())
            {
                case "SOCKET-TYPE" when Enum.TryParse(Encoding.ASCII.GetString(value), ignoreCase: true, out ZmtpSocketType found):
                    type = found;
                    break;
                case "IDENTITY" when value.Length <= LongestIdentity:
                    identity = value.ToArray();
                    break;
            }
        }

        return new ZmtpPeer(type ?? throw new ZmtpException("Expected a known socket type in the peer's READY."), identity);
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, uint count)
    {
        if (count > rest.Length)
            throw new ZmtpException("The peer's READY ends too early.");
        ReadOnlySpan<byte> taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }

    private static void Write(MemoryStream body, string name, byte[] value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        body.WriteByte((byte)name.Length);
        body.Write(Encoding.ASCII.GetBytes(name));
        body.Write(length);
        body.Write(value);
    }
}
