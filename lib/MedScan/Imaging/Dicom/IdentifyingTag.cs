namespace MedScan.Imaging.Dicom;

/// <summary>The attributes that name a person, a place or a visit most directly, out of the Basic Application Level
/// Confidentiality Profile (DICOM PS3.15, table E.1-1), which lists several hundred.</summary>
internal static class IdentifyingTag
{
    private const uint BurnedInAnnotation = 0x0028_0301;

    private static readonly (uint Tag, string Name)[] All =
    [
        (0x0010_0010, "PatientName"),
        (DicomTag.PatientId, "PatientID"),
        (0x0010_0030, "PatientBirthDate"),
        (0x0010_0032, "PatientBirthTime"),
        (0x0010_1000, "OtherPatientIDs"),
        (0x0010_1001, "OtherPatientNames"),
        (0x0010_1002, "OtherPatientIDsSequence"),
        (0x0010_1005, "PatientBirthName"),
        (0x0010_1040, "PatientAddress"),
        (0x0010_1050, "InsurancePlanIdentification"),
        (0x0010_1060, "PatientMotherBirthName"),
        (0x0010_1090, "MedicalRecordLocator"),
        (0x0010_2154, "PatientTelephoneNumbers"),
        (0x0010_2155, "PatientTelecomInformation"),
        (0x0010_2297, "ResponsiblePerson"),
        (0x0010_4000, "PatientComments"),
        (0x0008_0050, "AccessionNumber"),
        (0x0008_0080, "InstitutionName"),
        (0x0008_0081, "InstitutionAddress"),
        (0x0008_0090, "ReferringPhysicianName"),
        (0x0008_0092, "ReferringPhysicianAddress"),
        (0x0008_0094, "ReferringPhysicianTelephoneNumbers"),
        (0x0008_1040, "InstitutionalDepartmentName"),
        (0x0008_1048, "PhysiciansOfRecord"),
        (0x0008_1050, "PerformingPhysicianName"),
        (0x0008_1060, "NameOfPhysiciansReadingStudy"),
        (0x0008_1070, "OperatorsName"),
        (0x0018_1000, "DeviceSerialNumber"),
        (0x0020_0010, "StudyID"),
        (0x0032_1032, "RequestingPhysician"),
        (BurnedInAnnotation, "BurnedInAnnotation"),
    ];

    // What programs leave behind that remove names; as a patient's number it names nobody either.
    private static readonly string[] Emptied = ["ANONYMOUS", "ANONYMIZED", "ANONYMISED", "REMOVED", "UNKNOWN", "NONE", "N/A", "NULL"];

    private static readonly Dictionary<uint, int> Indices =
        All.Select((entry, index) => (entry.Tag, index)).ToDictionary(pair => pair.Tag, pair => pair.index);

    /// <summary>The place of an attribute in the list; null when it is not one of them.</summary>
    public static int? IndexOf(uint tag) => Indices.TryGetValue(tag, out int index) ? index : null;

    /// <summary>The attribute's keyword (PS3.6).</summary>
    public static string NameOf(int index) => All[index].Name;

    /// <summary>The place of a keyword in the list: the more direct come first.</summary>
    public static int OrderOf(string name) => Array.FindIndex(All, entry => entry.Name == name);

    /// <summary>Whether a file that says its patient's identity was removed may have an invented value here.</summary>
    public static bool MayBePseudonym(int index) => All[index].Name is "PatientName" or "PatientID";

    /// <summary>Whether the attribute is a sequence, which files without types do not say.</summary>
    public static bool IsSequence(uint tag) => tag is 0x0010_1002;

    /// <summary>Whether the value tells anything: not blank, not what anonymisers put there.</summary>
    /// <param name="tag">The attribute.</param>
    /// <param name="isSequence">Whether its value is of items.</param>
    /// <param name="start">The first bytes of its value.</param>
    public static bool Says(uint tag, bool isSequence, ReadOnlySpan<byte> start) =>
        isSequence ? start.Length > 8
        : tag == BurnedInAnnotation ? start.StartsWith("YES"u8)
        : !IsEmptied(start);

    /// <summary>Whether a text is blank or what anonymisers put in place of one.</summary>
    public static bool IsEmptied(ReadOnlySpan<byte> value)
    {
        // Carets and equals signs stand between the parts of a name.
        string text = System.Text.Encoding.Latin1.GetString(value.Trim(" \0^="u8));
        return text.Length == 0 || Emptied.Contains(text, StringComparer.OrdinalIgnoreCase);
    }
}
