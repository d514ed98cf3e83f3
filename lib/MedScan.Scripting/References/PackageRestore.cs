using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace MedScan.Scripting.References;

/// <summary>Has the SDK restore packages, and remembers what came.</summary>
internal static class PackageRestore
{
    private static readonly string[] ConfigNames = ["nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>Restores packages, or finds that this was done before.</summary>
    /// <param name="packages">All packages that are to be used together.</param>
    /// <param name="sources">Places to look besides the configured ones.</param>
    /// <param name="baseDirectory">Where NuGet's configuration is looked for, upwards.</param>
    /// <param name="cancellation">Ends the restore.</param>
    /// <returns>What was restored.</returns>
    /// <exception cref="ScriptingException">NuGet's errors, in plain words.</exception>
    public static async Task<RestoredPackages> RunAsync(
        IReadOnlyList<PackageName> packages, IReadOnlyList<string> sources, string baseDirectory, CancellationToken cancellation)
    {
        XElement project = Project(packages, sources);
        string folder = Path.Combine(UserCache.Folder("packages"), Key(project, baseDirectory));
        if (TryRead(folder) is { } earlier)
            return earlier;

        string part = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(part);
        try
        {
            string file = Path.Combine(part, "packages.csproj");
            await File.WriteAllTextAsync(file, project.ToString(), cancellation).ConfigureAwait(false);
            // So that no such file further up has a say.
            foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
                await File.WriteAllTextAsync(Path.Combine(part, name), "<Project />", cancellation).ConfigureAwait(false);
            (int exitCode, string output) = await Dotnet.RunAsync(
                ["restore", file, "-nologo", "-nodeReuse:false", "-p:RestoreRootConfigDirectory=" + baseDirectory], part, cancellation).ConfigureAwait(false);
            if (exitCode != 0)
                throw new ScriptingException(RestoreFailure.Explain(output, packages));
            RestoredPackages restored = RestoredPackages.Read(AssetsIn(part));
            UserCache.Install(part, folder);
            return restored;
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
    }

    private static RestoredPackages? TryRead(string folder)
    {
        try
        {
            return RestoredPackages.Read(AssetsIn(folder)) is { IsWhole: true } restored ? restored : null;
        }
        catch (Exception error) when (error is IOException or System.Text.Json.JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string AssetsIn(string folder) => Path.Combine(folder, "obj", "project.assets.json");

    private static XElement Project(IReadOnlyList<PackageName> packages, IReadOnlyList<string> sources) =>
        new("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", Framework.Moniker),
                new XElement("ManagePackageVersionsCentrally", "false"),
                new XElement("NuGetAudit", "false"), // asks the network each time
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
            new XElement("ItemGroup", packages.Select(static package =>
                new XElement("PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", package.Version ?? "*")))));

    // A floating version is asked for again each day.
    private static string Key(XElement project, string baseDirectory)
    {
        StringBuilder text = new(project.ToString());
        if (project.Descendants("PackageReference").Any(static package => package.Attribute("Version")!.Value.Contains('*', StringComparison.Ordinal)))
            text.Append(DateTime.UtcNow.Date.Ticks);
        for (string? folder = baseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (string file in ConfigNames.Select(name => Path.Combine(folder, name)).Where(File.Exists))
                text.Append(file).Append(File.ReadAllText(file));
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }
}
