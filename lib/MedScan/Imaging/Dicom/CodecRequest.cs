using System.Runtime.InteropServices;

namespace MedScan.Imaging.Dicom;

/// <summary>What is asked of the codec process; Request in native/codec/codec.cpp has the same fields.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct CodecRequest
{
    public const uint ExpectedMagic = 0x4D534443;

    public uint Magic;
    public uint Codec;
    public uint Width;
    public uint Height;
    public uint Samples;
    public uint Allocated;
    public uint Stored;
    public uint IsSigned;
    public uint ProcessorMilliseconds;
    public uint MemoryMebibytes;
    public uint Length;
}
