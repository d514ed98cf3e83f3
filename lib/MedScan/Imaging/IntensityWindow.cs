using System.Globalization;
using System.Text.Json.Serialization;

namespace MedScan.Imaging;

/// <summary>Which values of a scan become black and which white; everything between is shown linearly.</summary>
/// <remarks><para>DICOM and NIfTI store measurements (Hounsfield units, signal), of which 8-bit pixels can show a part. JPEG and PNG,
/// and colour scans, are shown as they are.</para>
/// <para>The named windows are for CT, in Hounsfield units, with the numbers of the OHIF viewer's presets: lung 1500 wide around
/// -600, soft tissue (here <see cref="Mediastinum"/>) 400 around 40, brain 80 around 40. Radiopaedia's article "Windowing (CT)"
/// explains them. A DICOM file of another modality is refused when one is asked for.</para></remarks>
[JsonConverter(typeof(IntensityWindowConverter))]
public sealed record IntensityWindow
{
    private const string Lungs = "lung", Mediastinal = "mediastinum", Cerebral = "brain";
    private static readonly IntensityWindow[] Named;

    static IntensityWindow()
    {
        Named = [Auto, File, Full, Lung, Mediastinum, Brain];
    }

    private IntensityWindow(string name, double? center = null, double? width = null)
    {
        Name = name;
        Center = center;
        Width = width;
    }

    /// <summary>What the file says, and where it says nothing: DICOM as <see cref="Full"/>, NIfTI from the 0.5th to the 99.5th
    /// percentile of the volume, because a few bright vessels would darken everything else.</summary>
    public static IntensityWindow Auto { get; } = new("auto");

    /// <summary>What the file says: in DICOM the first window, else the VOI lookup table; in NIfTI cal_min and cal_max. A file that
    /// says nothing is refused.</summary>
    public static IntensityWindow File { get; } = new("file");

    /// <summary>The smallest value black, the largest white: of the frame in DICOM (without its padding value), of the volume in NIfTI.</summary>
    public static IntensityWindow Full { get; } = new("full");

    /// <summary>CT of the lungs: -1350 to 150 HU.</summary>
    public static IntensityWindow Lung { get; } = new(Lungs, -600, 1500);

    /// <summary>CT of soft tissue: -160 to 240 HU.</summary>
    public static IntensityWindow Mediastinum { get; } = new(Mediastinal, 40, 400);

    /// <summary>CT of the brain: 0 to 80 HU.</summary>
    public static IntensityWindow Brain { get; } = new(Cerebral, 40, 80);

    /// <summary><c>auto</c>, <c>file</c>, <c>full</c>, <c>lung</c>, <c>mediastinum</c>, <c>brain</c>, or center and width such as <c>40/400</c>.</summary>
    public string Name { get; }

    /// <summary>The value that becomes middle grey, after the file's rescaling; null where it is taken from the file or the pixels.</summary>
    public double? Center { get; }

    /// <summary>How far it is from black to white, in the same unit; null where it is taken from the file or the pixels.</summary>
    public double? Width { get; }

    /// <summary>Whether this is one of the windows that mean Hounsfield units.</summary>
    internal bool IsForCt => Name is Lungs or Mediastinal or Cerebral;

    /// <summary>A window of one's own.</summary>
    /// <param name="center">The value that becomes middle grey, after the file's rescaling.</param>
    /// <param name="width">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or the width is below 1.</exception>
    public static IntensityWindow Of(double center, double width)
    {
        if (!double.IsFinite(center))
            throw new ArgumentOutOfRangeException(nameof(center), center, "Expected a finite number.");
        if (!double.IsFinite(width) || width < 1)
            throw new ArgumentOutOfRangeException(nameof(width), width, "Expected a finite number from 1.");
        return new(string.Create(CultureInfo.InvariantCulture, $"{center:R}/{width:R}"), center, width);
    }

    /// <summary>Reads a name or <c>center/width</c>.</summary>
    /// <param name="text">As <see cref="Name"/> spells it.</param>
    /// <returns>The window; null when the text is none.</returns>
    public static IntensityWindow? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Array.Find(Named, window => window.Name == text) is { } named)
            return named;
        string[] parts = text.Split('/');
        return parts.Length == 2 && Number(parts[0]) is { } center && Number(parts[1]) is >= 1 and { } width ? Of(center, width) : null;
    }

    /// <summary>The names, for messages.</summary>
    internal static IEnumerable<string> Names => Named.Select(window => window.Name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
