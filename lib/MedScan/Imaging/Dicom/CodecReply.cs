using System.Runtime.InteropServices;

namespace MedScan.Imaging.Dicom;

/// <summary>What the codec process answers; Reply in native/codec/codec.cpp has the same fields.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct CodecReply
{
    public uint Magic;
    public uint Status;
    public uint Length;
}
