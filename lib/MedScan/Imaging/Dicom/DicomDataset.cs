namespace MedScan.Imaging.Dicom;

/// <summary>The remembered elements of a file, or of one item of a sequence.</summary>
internal sealed class DicomDataset
{
    private readonly Dictionary<uint, DicomValue> values = [];

    /// <summary>The value of an element; null when it is absent or empty.</summary>
    public DicomValue? this[uint tag] => values.GetValueOrDefault(tag);

    /// <summary>Remembers a value; of an element that stands there twice the first counts.</summary>
    public void Add(uint tag, DicomValue value) => values.TryAdd(tag, value);

    /// <summary>The first item of a sequence; null when it is absent or empty.</summary>
    public DicomDataset? FirstItem(uint tag) => this[tag]?.Items is [{ } first, ..] ? first : null;
}
