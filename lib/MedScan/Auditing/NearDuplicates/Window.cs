namespace MedScan.Auditing.NearDuplicates;

/// <summary>A rectangle of an image in shares of its sides: 0 is the left or top edge, 1 the right or bottom one.</summary>
internal readonly record struct Window(double Left, double Top, double Width, double Height)
{
    internal static Window Whole { get; } = new(0, 0, 1, 1);

    /// <summary>The same content in the mirrored image.</summary>
    internal Window Mirrored => this with { Left = 1 - Left - Width };
}
