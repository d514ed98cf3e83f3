using System.Text.RegularExpressions;

namespace MedScan.Experiments;

/// <summary>A name that is safe as a folder's name on every file system.</summary>
internal sealed partial class RunNameFormat()
    : TextFormat("a name of 1 to 100 letters, digits, '.', '_' and '-' that starts with a letter or a digit")
{
    public static bool IsValid(string? name) => name is not null && Name().IsMatch(name);

    public override bool Accepts(string? value) => IsValid(value);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Name();
}
