using System.Buffers.Binary;

namespace MedScan.Scripting.Zmtp;

/// <summary>Messages and commands as bytes on the wire (ZMTP 3, framing: flags, length, body).</summary>
internal static class ZmtpFrames
{
    public const byte More = 1;
    public const byte Long = 2;
    public const byte Command = 4;

    /// <summary>A whole message.</summary>
    /// <param name="message">Its parts, at least one.</param>
    /// <returns>All frames, one behind the other.</returns>
    public static byte[] Encode(IReadOnlyList<byte[]> message)
    {
        int size = 0;
        for (int i = 0; i < message.Count; i++)
            size += HeaderSize(message[i].Length) + message[i].Length;
        byte[] wire = new byte[size];
        int at = 0;
        for (int i = 0; i < message.Count; i++)
            at += Write(wire.AsSpan(at), i + 1 < message.Count ? More : (byte)0, message[i]);
        return wire;
    }

    /// <summary>A command.</summary>
    /// <param name="body">Its name, with its length before, and its data.</param>
    /// <returns>One frame.</returns>
    public static byte[] EncodeCommand(ReadOnlySpan<byte> body)
    {
        byte[] wire = new byte[HeaderSize(body.Length) + body.Length];
        Write(wire, Command, body);
        return wire;
    }

    private static int HeaderSize(int length) => length > byte.MaxValue ? 9 : 2;

    private static int Write(Span<byte> wire, byte flags, ReadOnlySpan<byte> body)
    {
        int header = HeaderSize(body.Length);
        if (header == 2)
        {
            wire[0] = flags;
            wire[1] = (byte)body.Length;
        }
        else
        {
            wire[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteInt64BigEndian(wire[1..], body.Length);
        }

        body.CopyTo(wire[header..]);
        return header + body.Length;
    }
}
