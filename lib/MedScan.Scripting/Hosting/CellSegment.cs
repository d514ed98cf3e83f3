using MedScan.Scripting.Hosting.Magics;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>A part of a cell: code of one language, or a magic.</summary>
/// <param name="Language">Its language; of a magic, that of the code around it.</param>
/// <param name="Start">Where its text begins in the cell, in UTF-16 units.</param>
/// <param name="FirstLine">How many lines stand before it.</param>
/// <param name="Text">Its code, or what belongs to the magic below its line.</param>
internal abstract record CellSegment(CodeLanguage Language, int Start, int FirstLine, string Text)
{
    /// <summary>Code.</summary>
    /// <param name="Language">Its language.</param>
    /// <param name="Start">Where its text begins in the cell, in UTF-16 units.</param>
    /// <param name="FirstLine">How many lines stand before it.</param>
    /// <param name="Text">The code.</param>
    public sealed record Code(CodeLanguage Language, int Start, int FirstLine, string Text) : CellSegment(Language, Start, FirstLine, Text);

    /// <summary>A magic.</summary>
    /// <param name="Magic">Which.</param>
    /// <param name="Arguments">What stands behind its name.</param>
    /// <param name="Language">The language of the code around it.</param>
    /// <param name="Start">Where its text begins in the cell, in UTF-16 units.</param>
    /// <param name="FirstLine">How many lines stand before it.</param>
    /// <param name="Text">What stands below its line, for those that take it.</param>
    public sealed record Call(Magic Magic, string Arguments, CodeLanguage Language, int Start, int FirstLine, string Text) : CellSegment(Language, Start, FirstLine, Text);
}
