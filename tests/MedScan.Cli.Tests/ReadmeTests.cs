using System.Text.RegularExpressions;

namespace MedScan.Cli.Tests;

/// <summary>What README.md tells people to type is understood.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void CommandsInReadme_AllOfThem_AreUnderstood()
    {
        string text = File.ReadAllText(RepositoryFolder.Resolve("README.md"));
        string[] commands = [.. CommandLine().Matches(text).Select(match => match.Groups[1].Value.Split('#')[0].Trim())];

        // The launcher answers `test` itself.
        Assert.All(
            commands.Where(command => command != "test"),
            command => Assert.True(
                new Application(TextWriter.Null, TextWriter.Null).BuildRoot().Parse(command).Errors.Count == 0,
                $"./medscan {command}: {string.Join(" ", new Application(TextWriter.Null, TextWriter.Null).BuildRoot().Parse(command).Errors.Select(error => error.Message))}"));
        Assert.Contains(commands, command => command.StartsWith("train ", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("predict ", StringComparison.Ordinal));
    }

    // At the start of a line, so in code blocks and not in tables or running text.
    [GeneratedRegex(@"^\./medscan[ \t]+(.+)$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
