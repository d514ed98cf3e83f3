namespace MedScan.Exploration;

/// <summary>How many images have exactly these sides.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Count">Images.</param>
public sealed record SizeCount(int Width, int Height, int Count);
