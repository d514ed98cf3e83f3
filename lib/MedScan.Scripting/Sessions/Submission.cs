namespace MedScan.Scripting.Sessions;

/// <summary>A piece of code that is run as one: a notebook's cell, a line of a console, a script.</summary>
/// <param name="Code">The source text.</param>
/// <param name="Name">What diagnostics and stack traces call it: <c>In[8]</c>, or a script's full path.</param>
public sealed record Submission(string Code, string Name)
{
    /// <summary>The folder that relative paths in <c>#r</c> and <c>#load</c> start from.</summary>
    public string BaseDirectory { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>How many lines stand before <see cref="Code"/> in what the person sees, for example a magic's line; added to
    /// every line number.</summary>
    public int FirstLine { get; init; }
}
