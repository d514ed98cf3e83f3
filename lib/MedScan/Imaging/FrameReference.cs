using System.Globalization;
using System.Text.RegularExpressions;

namespace MedScan.Imaging;

/// <summary>A file, and one of its frames where it has several: <c>a/b.dcm#3</c>, <c>volume.nii.gz#z12</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Frame">Counted from 1; null when none is named.</param>
/// <param name="Axis">The way a volume is cut; null when none is named.</param>
internal readonly partial record struct FrameReference(string Path, int? Frame, SliceAxis? Axis)
{
    private const string Letters = "zyx"; // in the order of SliceAxis

    /// <summary>What a path names. A file that is really called so is that file.</summary>
    public static FrameReference Find(string path)
    {
        Match match = Suffix().Match(path);
        if (!match.Success || !int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int frame) || frame < 1 || File.Exists(path))
            return new FrameReference(path, null, null);
        SliceAxis? axis = match.Groups[2].Length == 1 ? (SliceAxis)Letters.IndexOf(match.Groups[2].Value[0], StringComparison.Ordinal) : null;
        return new FrameReference(match.Groups[1].Value, frame, axis);
    }

    /// <summary>The end of a path that names a frame.</summary>
    /// <param name="format">Of the file: slices say which way the volume is cut.</param>
    /// <param name="frame">Counted from 1.</param>
    /// <param name="axis">The way it is cut.</param>
    public static string SuffixOf(ImageFormat format, int frame, SliceAxis axis) =>
        string.Create(CultureInfo.InvariantCulture, $"#{(format == ImageFormat.Nifti ? Letters[(int)axis] : string.Empty)}{frame}");

    [GeneratedRegex(@"\A(.+)#([xyz]?)([0-9]+)\z", RegexOptions.Singleline)]
    private static partial Regex Suffix();
}
