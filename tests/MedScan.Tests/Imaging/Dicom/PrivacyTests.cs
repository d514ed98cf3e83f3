using MedScan.Imaging;
using MedScan.Imaging.Dicom;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>Whom a file names, and what is remembered of it.</summary>
public sealed class PrivacyTests
{
    private static DicomFile Parse(DicomWriter writer) => DicomParser.Parse(new MemoryByteSource(writer.ToArray()), "x.dcm");

    [Fact]
    public void PatientGroup_Number_IsHashedWithItsIssuer()
    {
        // printf '\x00\x00\x00\x00123-456' | sha256sum; printf '\x04\x00\x00\x00HOSP123-456' | sha256sum
        Assert.Equal("patient:411a1962852fad46", Parse(new DicomWriter().Text(0x0010_0020, "LO", "123-456")).PatientGroup);
        Assert.Equal("patient:654ad29605c18dc5", Parse(new DicomWriter().Text(0x0010_0020, "LO", "123-456").Text(0x0010_0021, "LO", "HOSP")).PatientGroup);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("ANONYMOUS")]
    [InlineData("anonymized")]
    public void PatientGroup_NumberThatIsNone_IsNoGroup(string id) => Assert.Null(Parse(new DicomWriter().Text(0x0010_0020, "LO", id)).PatientGroup);

    [Fact]
    public void PatientGroup_Absent_IsNoGroup() => Assert.Null(Parse(DicomWriter.Grey(1, 1, [1])).PatientGroup);

    [Theory]
    [InlineData(DicomWriter.Explicit)]
    [InlineData(DicomWriter.Implicit)]
    public void IdentifyingTags_AttributesWithValues_AreListed(string syntax)
    {
        DicomFile file = Parse(DicomWriter.Grey(1, 1, [1], syntax)
            .Text(0x0010_0010, "PN", "Doe^Jane").Text(0x0010_0030, "DA", "19700101").Text(0x0008_0050, "SH", "")
            .Text(0x0008_0080, "LO", "  ").Text(0x0008_0090, "PN", "^^^^").Text(0x0028_0301, "CS", "YES")
            .Sequence(0x0010_1002, new DicomWriter().Text(0x0010_0020, "LO", "7")));
        Assert.Equal(["PatientName", "PatientBirthDate", "OtherPatientIDsSequence", "BurnedInAnnotation"], file.IdentifyingTags);
    }

    [Fact]
    public void IdentifyingTags_BurnedInAnnotationNo_IsNone() =>
        Assert.Empty(Parse(DicomWriter.Grey(1, 1, [1]).Text(0x0028_0301, "CS", "NO")).IdentifyingTags);

    [Fact]
    public void IdentifyingTags_PseudonymsOfADeidentifiedFile_DoNotCount()
    {
        DicomWriter writer = DicomWriter.Grey(1, 1, [1]).Text(0x0010_0010, "PN", "TCGA-01").Text(0x0010_0020, "LO", "TCGA-01").Text(0x0012_0062, "CS", "YES");
        Assert.Empty(Parse(writer).IdentifyingTags);
        Assert.Equal(["PatientAddress"], Parse(writer.Text(0x0010_1040, "LO", "1 High Street")).IdentifyingTags);
    }
}
