using System.Buffers.Binary;
using System.IO.Compression;

namespace MedScan.Imaging.Dicom;

/// <summary>Reads the elements of a DICOM file up to its pixels (PS3.5 chapter 7, PS3.10 chapter 7).</summary>
/// <remarks>In managed code, so that a broken header can do no harm. Lengths are believed only as far as the file reaches,
/// nesting, number and size of what is kept are bounded.</remarks>
internal sealed class DicomParser
{
    private const int PreambleLength = 132;
    private const int MaxDepth = 16;
    private const int MaxElements = 2_000_000;
    private const int MaxValueLength = 1 << 22;
    private const int MaxKept = 1 << 25;

    // Of an identifying attribute only whether it says anything is of interest.
    private const int IdentifyingLength = 64;

    // A deflated file holds reports or small images; what unpacks to more is refused before it fills the memory.
    private const int MaxInflated = 1 << 28;

    private const uint UndefinedLength = uint.MaxValue;

    private readonly string name;
    private readonly SortedSet<int> identifying = [];
    private BufferedBytes bytes;
    private ByteSource source;
    private TransferSyntax syntax = TransferSyntax.ExplicitLittleEndian;
    private PixelElement? pixels;
    private bool ended;
    private int elements;
    private int kept;

    private DicomParser(ByteSource source, string name)
    {
        this.source = source;
        this.name = name;
        bytes = new BufferedBytes(source);
    }

    /// <summary>Reads a file whose preamble was checked.</summary>
    /// <exception cref="ImageReadException">Truncated, Corrupt, TooLarge or Unsupported.</exception>
    public static DicomFile Parse(ByteSource source, string name) => new DicomParser(source, name).Parse();

    private DicomFile Parse()
    {
        var meta = new DicomDataset();
        long position = ReadMeta(meta);
        syntax = FindSyntax(meta, position);
        if (syntax.IsDeflated)
        {
            source = new MemoryByteSource(Inflate(position));
            bytes = new BufferedBytes(source);
            position = 0;
        }

        var main = new DicomDataset();
        ReadElements(main, ref position, bytes.Length, depth: 0, new Encoding(syntax.IsExplicit, syntax.IsBigEndian), isDelimited: false);
        bool isPseudonymous = main[DicomTag.PatientIdentityRemoved]?.Text() == "YES";
        return new DicomFile
        {
            Syntax = syntax,
            Elements = main,
            Source = source,
            Pixels = pixels,
            IdentifyingTags = [.. identifying.Where(index => !isPseudonymous || !IdentifyingTag.MayBePseudonym(index)).Select(IdentifyingTag.NameOf)],
            PatientGroup = PatientGroup.Of(main[DicomTag.PatientId], main[DicomTag.IssuerOfPatientId]),
        };
    }

    // Group 2 is always explicit little endian and ends where another group starts.
    private long ReadMeta(DicomDataset meta)
    {
        long position = PreambleLength;
        while (bytes.Peek(position, 2) is [0x02, 0x00])
            ReadElement(meta, ref position, bytes.Length, depth: 0, new Encoding(IsExplicit: true, IsBigEndian: false));
        return position;
    }

    private TransferSyntax FindSyntax(DicomDataset meta, long position)
    {
        if (meta[DicomTag.TransferSyntaxUid]?.Text() is not { } uid)
            return bytes.Peek(position, 6) is [_, _, _, _, >= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z'] ? TransferSyntax.ExplicitLittleEndian : TransferSyntax.ImplicitLittleEndian;
        // The text of a damaged file goes to the terminal of whoever reads the message.
        return TransferSyntax.Find(uid) ?? throw new ImageReadException(
            name, ImageFault.Unsupported, $"the DICOM transfer syntax {new string([.. uid.Where(c => char.IsAsciiLetterOrDigit(c) || c == '.').Take(64)])} is not read; rewrite the file with dcmconv or gdcmconv");
    }

    private byte[] Inflate(long position)
    {
        byte[] packed = bytes.Copy(position, int.MaxValue);
        using var unpacked = new MemoryStream();
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            byte[] part = new byte[1 << 16];
            for (int count; (count = deflate.Read(part)) > 0;)
            {
                if (unpacked.Length + count > MaxInflated)
                    throw new ImageReadException(name, ImageFault.TooLarge, $"the deflated DICOM file unpacks to more than {MaxInflated:N0} bytes; rewrite it without deflate");
                unpacked.Write(part, 0, count);
            }
        }
        catch (InvalidDataException error)
        {
            throw new ImageReadException(name, ImageFault.Corrupt, "the deflated part of the DICOM file is damaged; copy or download it again", error);
        }

        return unpacked.ToArray();
    }

    // Reads elements until the end of the file, of the item, or the pixels.
    private void ReadElements(DicomDataset? target, ref long position, long end, int depth, Encoding encoding, bool isDelimited)
    {
        while (!ended && position + 8 <= end)
        {
            uint tag = Tag(bytes.Peek(position, 4), encoding);
            if (tag == DicomTag.ItemDelimitation)
            {
                position += 8;
                if (isDelimited) return;
            }
            else if (tag == DicomTag.SequenceDelimitation)
            {
                // Some writers end a sequence that does not need it; one too many is skipped. In an item without its own end it ends both.
                if (isDelimited) return;
                position += 8;
            }
            else
            {
                ReadElement(target, ref position, end, depth, encoding);
            }
        }

        if (!ended && isDelimited) throw Truncated(position);
        if (!ended) position = end;
    }

    private void ReadElement(DicomDataset? target, ref long position, long end, int depth, Encoding encoding)
    {
        if (++elements > MaxElements)
            throw new ImageReadException(name, ImageFault.Unsupported, $"the DICOM header has more than {MaxElements:N0} elements");
        long start = position;
        Head head = ReadHead(ref position, encoding);
        if (depth == 0 && head.Tag is DicomTag.PixelData or DicomTag.FloatPixelData or DicomTag.DoubleFloatPixelData)
        {
            // Implicit files have words, whatever their bits (PS3.5, A.1).
            bool isWords = head.Type is not (('O' << 8) | 'B') || !encoding.IsExplicit;
            pixels = new PixelElement(position, head.Length == UndefinedLength ? null : head.Length, isWords, head.Tag != DicomTag.PixelData);
            ended = true;
            return;
        }

        if (head.IsSequence)
        {
            bool isKept = target is not null && DicomTag.IsKeptSequence(head.Tag);
            if (head.Length == UndefinedLength || isKept)
            {
                // A sequence of unknown type is implicit little endian, whatever is around it (PS3.5, 6.2.2).
                Encoding inner = head.IsUnknown ? new Encoding(IsExplicit: false, IsBigEndian: false) : encoding;
                List<DicomDataset> items = ReadItems(isKept, ref position, head.Length == UndefinedLength ? end : checked(position + head.Length), end, head.Length == UndefinedLength, depth, inner);
                if (isKept && items.Count > 0) target!.Add(head.Tag, new DicomValue(items));
                return;
            }
        }
        else if (head.Length == UndefinedLength)
        {
            throw new ImageReadException(name, ImageFault.Corrupt, $"the DICOM element {DicomTag.Name(head.Tag)} at byte {start:N0} has no length");
        }

        if (position + head.Length > end) throw Truncated(start);
        if (target is not null) Keep(target, head, position, depth, encoding);
        position += head.Length;
    }

    private void Keep(DicomDataset target, Head head, long position, int depth, Encoding encoding)
    {
        if (head.Length == 0) return;
        if (DicomTag.IsKept(head.Tag) && head.Length <= MaxValueLength)
        {
            kept += (int)head.Length;
            if (kept > MaxKept)
                throw new ImageReadException(name, ImageFault.Unsupported, $"the DICOM header has more than {MaxKept:N0} bytes of image attributes");
            target.Add(head.Tag, new DicomValue(bytes.Copy(position, (int)head.Length), encoding.IsBigEndian));
        }

        if (depth == 0 && IdentifyingTag.IndexOf(head.Tag) is { } index
            && IdentifyingTag.Says(head.Tag, head.IsSequence, bytes.Peek(position, (int)Math.Min(head.Length, IdentifyingLength))))
        {
            identifying.Add(index);
        }
    }

    private List<DicomDataset> ReadItems(bool isKept, ref long position, long end, long outerEnd, bool isDelimited, int depth, Encoding encoding)
    {
        if (depth >= MaxDepth)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the DICOM header nests sequences more than {MaxDepth} deep");
        if (end > outerEnd) throw Truncated(position);
        List<DicomDataset> items = [];
        while (position + 8 <= end)
        {
            ReadOnlySpan<byte> head = bytes.Peek(position, 8);
            if (head.Length < 8) break;
            uint tag = Tag(head, encoding);
            uint length = encoding.IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            position += 8;
            if (tag == DicomTag.SequenceDelimitation) return items;
            if (tag != DicomTag.Item)
                throw new ImageReadException(name, ImageFault.Corrupt, $"a DICOM sequence holds {DicomTag.Name(tag)} at byte {position - 8:N0} where an item was expected");
            if (++elements > MaxElements)
                throw new ImageReadException(name, ImageFault.Unsupported, $"the DICOM header has more than {MaxElements:N0} elements");
            DicomDataset? item = isKept ? new DicomDataset() : null;
            long itemEnd = length == UndefinedLength ? end : position + length;
            if (itemEnd > end) throw Truncated(position);
            ReadElements(item, ref position, itemEnd, depth + 1, encoding, isDelimited: length == UndefinedLength);
            if (item is not null) items.Add(item);
        }

        if (isDelimited) throw Truncated(position);
        position = end;
        return items;
    }

    private Head ReadHead(ref long position, Encoding encoding)
    {
        ReadOnlySpan<byte> head = bytes.Peek(position, 12);
        if (head.Length < 8) throw Truncated(position);
        uint tag = Tag(head, encoding);
        bool hasType = encoding.IsExplicit && head[4] is >= (byte)'A' and <= (byte)'Z' && head[5] is >= (byte)'A' and <= (byte)'Z';
        if (!hasType)
        {
            // Also inside explicit files: writers are known that put implicit elements into them.
            uint length = encoding.IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            position += 8;
            bool isSequence = DicomTag.IsKeptSequence(tag) || IdentifyingTag.IsSequence(tag) || length == UndefinedLength;
            return new Head(tag, 0, length, isSequence, IsUnknown: false);
        }

        int type = (head[4] << 8) | head[5];
        if (!IsLong(type))
        {
            position += 8;
            ushort length = encoding.IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(head[6..]) : BinaryPrimitives.ReadUInt16LittleEndian(head[6..]);
            return new Head(tag, type, length, IsSequence: false, IsUnknown: false);
        }

        if (head.Length < 12) throw Truncated(position);
        position += 12;
        uint longLength = encoding.IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
        bool isUnknown = type == (('U' << 8) | 'N');
        bool isItems = type == (('S' << 8) | 'Q') || (isUnknown && (longLength == UndefinedLength || DicomTag.IsKeptSequence(tag)));
        return new Head(tag, type, longLength, isItems, isUnknown);
    }

    // The types with a length of 32 bits (PS3.5, table 7.1-1).
    private static bool IsLong(int type) => ((char)(type >> 8), (char)(type & 0xFF)) is
        ('O', 'B' or 'D' or 'F' or 'L' or 'V' or 'W') or ('S', 'Q' or 'V') or ('U', 'C' or 'N' or 'R' or 'T' or 'V');

    private static uint Tag(ReadOnlySpan<byte> head, Encoding encoding) => head.Length < 4 ? 0
        : encoding.IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head)
        : ((uint)BinaryPrimitives.ReadUInt16LittleEndian(head) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(head[2..]);

    private ImageReadException Truncated(long position) =>
        new(name, ImageFault.Truncated, $"the DICOM file ends inside the element at byte {position:N0}; copy or download it again");

    private readonly record struct Encoding(bool IsExplicit, bool IsBigEndian);

    private readonly record struct Head(uint Tag, int Type, long Length, bool IsSequence, bool IsUnknown);
}
