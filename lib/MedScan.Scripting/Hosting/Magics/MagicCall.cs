using System.Text.RegularExpressions;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary>A magic as it was written in a cell.</summary>
internal sealed partial class MagicCall
{
    private readonly Dictionary<string, string> _options = [];
    private readonly List<string> _words = [];

    /// <summary>Reads the arguments: words, <c>"quoted words"</c> and <c>--option value</c>.</summary>
    /// <param name="call">The part of the cell.</param>
    /// <param name="run">The cell.</param>
    /// <exception cref="MagicException">An option is unknown or has no value.</exception>
    public MagicCall(CellSegment.Call call, CellRun run)
    {
        Run = run;
        Body = call.Text;
        Magic = call.Magic;
        string[] words = [.. Word().Matches(call.Arguments).Select(static m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Value)];
        for (int i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                _words.Add(words[i]);
                continue;
            }

            string option = words[i][2..];
            if (!call.Magic.Options.Contains(option))
                throw Misused($"Line {call.FirstLine + 1}: #!{call.Magic.Name} has no option --{option}.");
            if (++i == words.Length)
                throw Misused($"Line {call.FirstLine + 1}: expected a value after --{option}.");
            _options[option] = words[i];
        }
    }

    /// <summary>Which magic.</summary>
    public Magic Magic { get; }

    /// <summary>The cell.</summary>
    public CellRun Run { get; }

    /// <summary>What stands below its line, for magics that take it.</summary>
    public string Body { get; }

    /// <summary>What is no option.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The value of an option; null where it was not given.</summary>
    /// <param name="name">Without <c>--</c>.</param>
    public string? Option(string name) => _options.GetValueOrDefault(name);

    /// <summary>An error that shows how the magic is used.</summary>
    /// <param name="message">What is wrong.</param>
    /// <returns>To be thrown.</returns>
    public MagicException Misused(string message) => new($"{message} Usage: #!{Magic.Name} {Magic.Usage}".TrimEnd());

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|\\S+", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
