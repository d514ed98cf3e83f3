namespace MedScan.Scripting.References;

/// <summary>Where things are kept that can be made again.</summary>
internal static class UserCache
{
    /// <summary>A folder of the user's, which is made when it is not there.</summary>
    /// <param name="name">What is kept in it.</param>
    /// <returns>The full path.</returns>
    public static string Folder(string name)
    {
        string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
        {
            cache = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
                ? OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : Path.Combine(home, ".cache")
                : Path.GetTempPath();
        }
        string folder = Path.Combine(cache, "medscan-scripting", name);
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "medscan-scripting-" + Environment.UserName, name)).FullName;
        }
    }

    /// <summary>Puts what was made in the place of what is there, by renaming only, so that no other process finds half of it; one that
    /// uses the old keeps what it has open.</summary>
    /// <param name="part">A folder beside the place; still there afterwards when another process was faster.</param>
    /// <param name="folder">The place.</param>
    public static void Install(string part, string folder)
    {
        string old = $"{folder}.{Guid.NewGuid():N}";
        try
        {
            if (Directory.Exists(folder))
                Directory.Move(folder, old);
        }
        catch (IOException)
        {
            // Another process took it away at the same moment.
        }

        for (int attempt = 1; Directory.Exists(part) && (attempt == 1 || !Directory.Exists(folder)); attempt++)
        {
            try
            {
                Directory.Move(part, folder);
            }
            catch (IOException) when (attempt < 5)
            {
                // Another process made the same meanwhile, and its work is as good, unless a third one has just taken it away.
            }
        }

        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
    }
}
