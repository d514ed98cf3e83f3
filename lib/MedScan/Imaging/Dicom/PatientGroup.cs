using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MedScan.Imaging.Dicom;

/// <summary>A name for a patient that is not the patient's number.</summary>
/// <remarks>SHA-256 over IssuerOfPatientID and PatientID, of which 16 hexadecimal digits are kept. The same patient has the same
/// group in every data set, so that they can be told apart and found again. It keeps the number out of reports, manifests
/// and tracked runs, no more: whoever has the group can try all numbers that a hospital gives, so it is a pseudonym and remains
/// personal data.</remarks>
internal static class PatientGroup
{
    private const string Prefix = "patient:";
    private const int Digits = 16;

    /// <summary>The group; null when the number is absent or was removed.</summary>
    public static string? Of(DicomValue? patientId, DicomValue? issuer)
    {
        ReadOnlySpan<byte> id = Trim(patientId);
        if (IdentifyingTag.IsEmptied(id)) return null;
        ReadOnlySpan<byte> by = Trim(issuer);
        // The length in front keeps ("ab", "c") and ("a", "bc") apart.
        byte[] text = new byte[sizeof(int) + by.Length + id.Length];
        BinaryPrimitives.WriteInt32LittleEndian(text, by.Length);
        by.CopyTo(text.AsSpan(sizeof(int)));
        id.CopyTo(text.AsSpan(sizeof(int) + by.Length));
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(text))[..Digits];
    }

    private static ReadOnlySpan<byte> Trim(DicomValue? value) => value is null ? [] : value.Bytes.Trim(" \0"u8);
}
