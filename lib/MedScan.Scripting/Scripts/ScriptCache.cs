using System.Security.Cryptography;
using System.Text;
using MedScan.Scripting.References;

namespace MedScan.Scripting.Scripts;

/// <summary>Keeps compiled scripts in the user's cache folder.</summary>
internal static class ScriptCache
{
    private const string ManifestName = "manifest.json";
    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    /// <summary>Finds the compiled script, or compiles it.</summary>
    /// <param name="script">The script's full path.</param>
    /// <param name="compiler">Compiles it.</param>
    /// <param name="useEarlier">Whether one compiled earlier may be used.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <returns>The assembly's file, what it was made from, and what the compiler said, if it was asked.</returns>
    /// <exception cref="ScriptCompilationException">It does not compile.</exception>
    public static async Task<(string Assembly, ScriptManifest Manifest, ScriptCompilation? Compiled)> GetAsync(
        string script, IScriptCompiler compiler, bool useEarlier, CancellationToken cancellation)
    {
        string all = UserCache.Folder("scripts");
        string key = Key(script);
        string folder = Path.Combine(all, key);
        string name = $"Script-{key}.dll";
        if (useEarlier && ScriptManifest.TryRead(Path.Combine(folder, ManifestName)) is { } earlier && earlier.IsCurrent()
            && Path.Combine(folder, name) is var kept && File.Exists(kept))
        {
            Touch(folder);
            return (kept, earlier, null);
        }

        RemoveUnused(all);
        string part = Path.Combine(all, $"{key}.{Guid.NewGuid():N}");
        Directory.CreateDirectory(part);
        try
        {
            ScriptCompilation compiled = await compiler.CompileAsync(script, Path.Combine(part, name), cancellation).ConfigureAwait(false);
            if (!compiled.Succeeded)
                throw new ScriptCompilationException(compiled.Diagnostics);
            ScriptManifest manifest = ScriptManifest.Of(compiled);
            manifest.Write(Path.Combine(part, ManifestName));
            UserCache.Install(part, folder);
            return (Path.Combine(folder, name), manifest, compiled);
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
    }

    // The runtime and this library decide what a compiled script can call.
    private static string Key(string script)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{script}\n{Environment.Version}\n{typeof(ScriptCache).Module.ModuleVersionId}\n"));
        hash.AppendData(File.ReadAllBytes(script));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }

    private static void Touch(string folder)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then it is compiled again in some weeks.
        }
    }

    private static void RemoveUnused(string all)
    {
        foreach (string folder in Directory.GetDirectories(all).Where(static folder => Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow - Unused))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another process removes it at the same time.
            }
        }
    }
}
