using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MedScan.TrackingServer.Storage;

/// <summary>Loads SQLite: the distribution's library, which it keeps patched, wherever there is one.</summary>
internal static class SqliteNative
{
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    });

    /// <summary>Makes <see cref="SqliteConnection"/> usable; cheap after the first call.</summary>
    /// <exception cref="TrackingServerException">There is no SQLite on this machine.</exception>
    public static void Load()
    {
        try
        {
            _ = Loaded.Value;
        }
        catch (DllNotFoundException e)
        {
            throw new TrackingServerException(
                "SQLite was not found. Expected the system's libsqlite3.so.0; install it with: sudo apt-get install libsqlite3-0", e);
        }
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var candidate in (string[])["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3"])
        {
            if (NativeLibrary.TryLoad(candidate, out var library))
                return library;
        }

        return IntPtr.Zero;
    }
}
