using MedScan.Datasets;

namespace MedScan.Tests.Datasets;

public sealed class CounterRandomTests
{
    // Uniformity: each of 10 cells expects 10,000 of 100,000 draws with a deviation of about 95; 500 is beyond five of them.
    [Fact]
    public void NextBelow_ManyDraws_AreEven()
    {
        int[] cells = new int[10];
        CounterRandom random = new(1, 2, 3);
        for (int draw = 0; draw < 100_000; draw++)
            cells[random.NextBelow(10)]++;
        Assert.All(cells, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Streams_OfNeighbouringNames_AreUnlike()
    {
        HashSet<ulong> first = [];
        for (long seed = 0; seed < 10; seed++)
        {
            for (long epoch = 0; epoch < 10; epoch++)
            {
                for (long position = 0; position < 100; position++)
                    first.Add(new CounterRandom(seed, epoch, position).NextBits());
            }
        }

        Assert.Equal(10_000, first.Count);
    }

    [Fact]
    public void NextAround_Range_IsKeptAndZeroIsZero()
    {
        CounterRandom random = new(5);
        for (int draw = 0; draw < 1000; draw++)
            Assert.InRange(random.NextAround(3), -3, 3);
        Assert.Equal(0, random.NextAround(0));
    }
}
