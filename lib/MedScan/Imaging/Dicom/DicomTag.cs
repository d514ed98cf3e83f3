namespace MedScan.Imaging.Dicom;

/// <summary>The data elements that are read, as (group &lt;&lt; 16) | element (PS3.6).</summary>
internal static class DicomTag
{
    public const uint TransferSyntaxUid = 0x0002_0010;
    public const uint Modality = 0x0008_0060;
    public const uint PatientId = 0x0010_0020;
    public const uint IssuerOfPatientId = 0x0010_0021;
    public const uint PatientIdentityRemoved = 0x0012_0062;

    public const uint SamplesPerPixel = 0x0028_0002;
    public const uint PhotometricInterpretation = 0x0028_0004;
    public const uint PlanarConfiguration = 0x0028_0006;
    public const uint NumberOfFrames = 0x0028_0008;
    public const uint Rows = 0x0028_0010;
    public const uint Columns = 0x0028_0011;
    public const uint BitsAllocated = 0x0028_0100;
    public const uint BitsStored = 0x0028_0101;
    public const uint HighBit = 0x0028_0102;
    public const uint PixelRepresentation = 0x0028_0103;
    public const uint PixelPaddingValue = 0x0028_0120;
    public const uint PixelPaddingRangeLimit = 0x0028_0121;

    public const uint WindowCenter = 0x0028_1050;
    public const uint WindowWidth = 0x0028_1051;
    public const uint RescaleIntercept = 0x0028_1052;
    public const uint RescaleSlope = 0x0028_1053;
    public const uint VoiLutFunction = 0x0028_1056;
    public const uint RedPaletteDescriptor = 0x0028_1101;
    public const uint GreenPaletteDescriptor = 0x0028_1102;
    public const uint BluePaletteDescriptor = 0x0028_1103;
    public const uint RedPaletteData = 0x0028_1201;
    public const uint GreenPaletteData = 0x0028_1202;
    public const uint BluePaletteData = 0x0028_1203;
    public const uint SegmentedRedPaletteData = 0x0028_1221;
    public const uint ModalityLutSequence = 0x0028_3000;
    public const uint LutDescriptor = 0x0028_3002;
    public const uint LutData = 0x0028_3006;
    public const uint VoiLutSequence = 0x0028_3010;
    public const uint FrameVoiLutSequence = 0x0028_9132;
    public const uint PixelValueTransformationSequence = 0x0028_9145;
    public const uint SharedFunctionalGroupsSequence = 0x5200_9229;
    public const uint PerFrameFunctionalGroupsSequence = 0x5200_9230;

    public const uint ExtendedOffsetTable = 0x7FE0_0001;
    public const uint ExtendedOffsetTableLengths = 0x7FE0_0002;
    public const uint FloatPixelData = 0x7FE0_0008;
    public const uint DoubleFloatPixelData = 0x7FE0_0009;
    public const uint PixelData = 0x7FE0_0010;

    public const uint Item = 0xFFFE_E000;
    public const uint ItemDelimitation = 0xFFFE_E00D;
    public const uint SequenceDelimitation = 0xFFFE_E0DD;

    private static readonly HashSet<uint> KeptValues =
    [
        TransferSyntaxUid, Modality, PatientId, IssuerOfPatientId, PatientIdentityRemoved, SamplesPerPixel, PhotometricInterpretation,
        PlanarConfiguration, NumberOfFrames, Rows, Columns, BitsAllocated, BitsStored, HighBit, PixelRepresentation, PixelPaddingValue,
        PixelPaddingRangeLimit, WindowCenter, WindowWidth, RescaleIntercept, RescaleSlope, VoiLutFunction, RedPaletteDescriptor,
        GreenPaletteDescriptor, BluePaletteDescriptor, RedPaletteData, GreenPaletteData, BluePaletteData, SegmentedRedPaletteData,
        LutDescriptor, LutData, ExtendedOffsetTable, ExtendedOffsetTableLengths,
    ];

    private static readonly HashSet<uint> KeptSequences =
    [
        ModalityLutSequence, VoiLutSequence, FrameVoiLutSequence, PixelValueTransformationSequence, SharedFunctionalGroupsSequence,
        PerFrameFunctionalGroupsSequence,
    ];

    /// <summary>Whether the value of an element is remembered.</summary>
    public static bool IsKept(uint tag) => KeptValues.Contains(tag);

    /// <summary>Whether the items of an element are remembered.</summary>
    public static bool IsKeptSequence(uint tag) => KeptSequences.Contains(tag);

    /// <summary>The usual spelling: <c>(0028,0010)</c>.</summary>
    public static string Name(uint tag) => $"({tag >> 16:X4},{tag & 0xFFFF:X4})";
}
