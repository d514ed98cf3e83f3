using System.Buffers.Binary;
using System.Text;

namespace MedScan.Imaging.Nifti;

/// <summary>The numbers of a header, in its byte order.</summary>
internal sealed class NiftiFields(byte[] bytes, bool isBigEndian)
{
    public bool IsBigEndian { get; } = isBigEndian;

    public short Int16(int offset) =>
        IsBigEndian ? BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(offset)) : BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(offset));

    public int Int32(int offset) =>
        IsBigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(offset)) : BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset));

    public long Int64(int offset) =>
        IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(offset)) : BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(offset));

    public float Single(int offset) =>
        IsBigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes.AsSpan(offset)) : BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(offset));

    public double Double(int offset) =>
        IsBigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(offset)) : BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(offset));

    public string Magic(int offset) => Encoding.ASCII.GetString(bytes, offset, 3);
}
