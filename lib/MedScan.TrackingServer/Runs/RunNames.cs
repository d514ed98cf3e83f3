using System.Globalization;
using System.Security.Cryptography;

namespace MedScan.TrackingServer.Runs;

/// <summary>Makes up names for runs that came without one, such as <c>patient-otter-417</c>.</summary>
internal static class RunNames
{
    private static readonly string[] Adjectives =
    [
        "able", "agile", "alert", "amber", "ample", "ancient", "apt", "ardent", "autumn", "azure", "balanced", "bold", "brave", "bright", "brisk",
        "calm", "candid", "careful", "cheerful", "clear", "clever", "coral", "cosmic", "crisp", "curious", "dapper", "daring", "deft", "distant",
        "eager", "early", "earnest", "elegant", "even", "exact", "fair", "faithful", "fearless", "fine", "fleet", "fluent", "fond", "frank", "fresh",
        "gentle", "gifted", "glad", "golden", "graceful", "grand", "hardy", "hearty", "honest", "humble", "jolly", "keen", "kind", "lively", "loyal",
        "lucid", "lucky", "lunar", "mellow", "merry", "mild", "modest", "neat", "nimble", "noble", "open", "orderly", "patient", "placid", "polite",
        "prompt", "proud", "quick", "quiet", "rapid", "ready", "robust", "rustic", "sage", "serene", "sharp", "silent", "silver", "sincere", "smooth",
        "snug", "solar", "solid", "spry", "stable", "steady", "still", "stout", "sunny", "swift", "tender", "thorough", "tidy", "trusty", "upbeat",
        "valiant", "vivid", "warm", "watchful", "wise", "witty", "zesty",
    ];

    private static readonly string[] Nouns =
    [
        "acorn", "alder", "anchor", "aspen", "badger", "banjo", "basin", "beacon", "beaver", "birch", "bison", "bobcat", "breeze", "bridge", "brook",
        "canyon", "caribou", "cedar", "cello", "cliff", "clover", "comet", "compass", "condor", "crane", "creek", "cricket", "dolphin", "dune",
        "eagle", "elk", "ember", "falcon", "fern", "finch", "fjord", "forest", "fox", "gazelle", "geyser", "glacier", "grove", "gull", "harbor",
        "hare", "hawk", "heron", "hill", "ibis", "iris", "island", "jackdaw", "jaguar", "juniper", "kestrel", "kite", "lagoon", "lantern", "lark",
        "leopard", "lily", "linden", "llama", "lynx", "magpie", "mallard", "maple", "marmot", "marten", "meadow", "mesa", "mole", "moose", "moss",
        "newt", "oak", "ocean", "orchid", "oriole", "osprey", "otter", "owl", "panda", "pebble", "pelican", "pine", "plover", "pond", "poppy",
        "puffin", "quail", "rabbit", "raven", "reef", "ridge", "river", "robin", "salmon", "seal", "sparrow", "spruce", "stork", "stream", "swan",
        "tapir", "thistle", "thrush", "tiger", "toad", "trout", "tulip", "valley", "walrus", "willow", "wolf", "wren", "yak", "zebra",
    ];

    public static string Next() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Adjectives[RandomNumberGenerator.GetInt32(Adjectives.Length)]}-{Nouns[RandomNumberGenerator.GetInt32(Nouns.Length)]}-{RandomNumberGenerator.GetInt32(1000)}");
}
