using System.Numerics;
using MedScan.Auditing.NearDuplicates;
using MedScan.Datasets;

namespace MedScan.Tests.Auditing.NearDuplicates;

public sealed class HashIndexTests
{
    // Against a look at every entry, which needs no index. Each hash gets relatives at every distance around the radius.
    [Fact]
    public void Find_HashesAtAllDistances_FindsThoseWithinTheRadiusOnce()
    {
        CounterRandom random = new(1);
        List<ulong> hashes = [];
        for (int family = 0; family < 200; family++)
        {
            ulong hash = random.NextBits();
            for (int distance = 0; distance <= 14; distance++)
                hashes.Add(hash ^ Bits(ref random, distance));
        }

        HashIndex index = new([.. hashes]);
        List<int> found = [];
        foreach (ulong hash in hashes)
        {
            index.Find(hash, found);
            Assert.Equal(Enumerable.Range(0, hashes.Count).Where(other => BitOperations.PopCount(hashes[other] ^ hash) <= 11), found.Order());
        }
    }

    [Fact]
    public void Find_NoEntries_FindsNothing()
    {
        List<int> found = [7];
        new HashIndex([]).Find(5, found);
        Assert.Empty(found);
    }

    private static ulong Bits(ref CounterRandom random, int count)
    {
        int[] places = [.. Enumerable.Range(0, 64)];
        random.Shuffle<int>(places);
        return places.Take(count).Aggregate(0UL, (bits, place) => bits | 1UL << place);
    }
}
