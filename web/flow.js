// Flows, for the one page that draws them: a download of its own beside the charts.
import { use } from 'echarts/core';
import { SankeyChart } from 'echarts/charts';

use([SankeyChart]);
