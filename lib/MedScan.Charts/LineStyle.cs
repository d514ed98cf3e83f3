namespace MedScan.Charts;

/// <summary>How a line is drawn.</summary>
public enum LineStyle
{
    /// <summary>In a colour of the palette.</summary>
    Solid,

    /// <summary>In a colour of the palette, dashed.</summary>
    Dashed,

    /// <summary>Thin, grey and dashed, and without a colour of the palette: something to compare with, such as the diagonal of chance.</summary>
    Reference,

    /// <summary>No line, only its points in a colour of the palette: measurements beside a line through or above them.</summary>
    Points,
}
